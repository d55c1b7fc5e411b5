package medpay.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Lets many do the same thing at the same moment. */
public final class Together {

	private Together() {}

	public static <T> List<T> times(int many, Callable<T> action) throws Exception {
		var ready = new CountDownLatch(many);
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<T>> all = IntStream.range(0, many).mapToObj(index -> threads.submit(() -> {
				ready.countDown();
				ready.await();
				return action.call();
			})).toList();
			var results = new java.util.ArrayList<T>();
			for (Future<T> one : all) {
				results.add(one.get());
			}
			return results;
		}
	}
}
