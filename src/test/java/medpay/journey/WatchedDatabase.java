package medpay.journey;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Remembers every statement that the application sends to its database, and who sent it first. Migrations are not the application. */
final class WatchedDatabase extends DelegatingDataSource {

	private static final String MIGRATION = "migration";

	private final Map<String, String> senders = new ConcurrentHashMap<>();

	private WatchedDatabase(DataSource database) {
		super(database);
	}

	/** Each statement with the class that sent it first. */
	Map<String, String> statements() {
		return senders.entrySet().stream().filter(each -> !each.getValue().equals(MIGRATION))
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		return watched(Connection.class, (proxy, method, arguments) -> {
			remember(arguments);
			Object result = call(connection, method, arguments);
			return method.getName().equals("createStatement") ? watchedStatement((Statement) result) : result;
		});
	}

	private Statement watchedStatement(Statement statement) {
		return watched(Statement.class, (proxy, method, arguments) -> {
			remember(arguments);
			return call(statement, method, arguments);
		});
	}

	private static <T> T watched(Class<T> type, InvocationHandler handler) {
		return type.cast(Proxy.newProxyInstance(WatchedDatabase.class.getClassLoader(), new Class<?>[]{type}, handler));
	}

	private static Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		} catch (InvocationTargetException e) {
			throw e.getCause();
		}
	}

	/** The one text that these methods take is a statement. */
	private void remember(Object @Nullable [] arguments) {
		if (arguments != null && arguments.length > 0 && arguments[0] instanceof String statement && statement.contains(" ")) {
			senders.computeIfAbsent(statement, first -> sender().orElse(""));
		}
	}

	private static Optional<String> sender() {
		return StackWalker.getInstance().walk(frames -> frames.map(StackFrame::getClassName)
				.filter(name -> name.startsWith("org.flywaydb") || (name.startsWith("medpay.") && !name.contains("WatchedDatabase")))
				.map(name -> name.startsWith("org.flywaydb") ? MIGRATION : name.replaceAll("\\$.*", "")).findFirst());
	}

	/** Puts it before the database of an application context. */
	static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return bean instanceof DataSource database ? new WatchedDatabase(database) : bean;
				}
			});
		}
	}
}
