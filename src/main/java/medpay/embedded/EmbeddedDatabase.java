package medpay.embedded;

import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Brings the PostgreSQL in the box (内嵌数据库) when no database is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedDatabase.NoDatabaseConfigured.class)
public class EmbeddedDatabase {

	@Bean(destroyMethod = "close")
	BoxedPostgres boxedPostgres() {
		return BoxedPostgres.start(Path.of(".medpay"));
	}

	@Bean
	JdbcConnectionDetails boxedConnection(BoxedPostgres postgres) {
		return new JdbcConnectionDetails() {

			@Override
			public String getJdbcUrl() {
				return postgres.url();
			}

			@Override
			public String getUsername() {
				return BoxedPostgres.USER;
			}

			@Override
			public String getPassword() {
				return postgres.password();
			}
		};
	}

	/** An empty {@code SPRING_DATASOURCE_URL} counts as none: that is how a container says "nothing". */
	static final class NoDatabaseConfigured implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
		}
	}
}
