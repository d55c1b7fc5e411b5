package medpay.sandbox.play;

import java.util.Iterator;

/** The visits of a day, one after the other (就诊来源): never all of them in memory. */
interface VisitSource extends AutoCloseable {

	/** GENERATOR, FILE or START. */
	Kind kind();

	int total();

	/** In the order of the day; to be read once. */
	Iterator<PlayedVisit> visits();

	@Override
	void close();

	/** Where the visits come from. */
	enum Kind {
		/** 生成. */
		GENERATOR,
		/** 文件. */
		FILE,
		/** 首次启动. */
		START
	}
}
