package medpay.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import medpay.shared.BilingualText;
import medpay.shared.StartRefused;
import org.jspecify.annotations.Nullable;

/** One Medpay per folder (目录锁): held while the process lives, gone with it however it ends. */
final class FolderLock implements AutoCloseable {

	private final FileChannel channel;

	private FolderLock(FileChannel channel) {
		this.channel = channel;
	}

	static FolderLock take(Path folder) {
		try {
			FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			if (lock(channel) == null) {
				channel.close();
				throw new StartRefused(
						new BilingualText("本目录中已有一个 Medpay 在运行：" + folder, "Another Medpay is already running in this folder: " + folder),
						new BilingualText("请先停止它，或换一个目录，或设置 SPRING_DATASOURCE_URL 使用外部数据库。",
								"Stop it first, or start in another folder, or set SPRING_DATASOURCE_URL to use a database of your own."));
			}
			return new FolderLock(channel);
		} catch (IOException e) {
			throw new UncheckedIOException("The lock in " + folder + " cannot be taken", e);
		}
	}

	private static @Nullable FileLock lock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		} catch (OverlappingFileLockException e) {
			// held within this very process
			return null;
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
