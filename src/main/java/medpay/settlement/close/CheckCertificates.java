package medpay.settlement.close;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import medpay.settlement.close.ChainCheck.Result;
import medpay.shared.crypto.BouncyCastleCrypto;
import medpay.shared.crypto.CryptoKeys;

/** The command that checks a chain of certificates offline (离线验证命令): no database, no network, no key but the public one. */
public final class CheckCertificates {

	/** The first word of the command. */
	public static final String COMMAND = "check-certificates";

	private CheckCertificates() {}

	/** Likewise, and says it on the console. */
	public static int run(String[] arguments) {
		return run(arguments, new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
	}

	/**
	 * Checks the file that the arguments name.
	 *
	 * @param arguments {@link #COMMAND}, the file, and the public key that must have signed (hex), if it is known
	 * @return 0: whole; 1: changed; 2: it cannot be read
	 */
	public static int run(String[] arguments, PrintStream out) {
		if (arguments.length < 2 || arguments.length > 3) {
			out.println("用法 · usage: " + COMMAND + " FILE [PUBLIC-KEY-HEX]");
			return 2;
		}
		try {
			byte[] chain = Files.readAllBytes(Path.of(arguments[1]));
			byte[] key = arguments.length == 3 ? HexFormat.of().parseHex(arguments[2]) : null;
			return told(new ChainCheck(new BouncyCastleCrypto(CryptoKeys.random()), chain, key).check(), out);
		} catch (IOException e) {
			out.println("无法读取 · cannot be read: " + arguments[1]);
			return 2;
		} catch (IllegalArgumentException e) {
			out.println("公钥须为十六进制 · the public key must be hex");
			return 2;
		}
	}

	private static int told(Result result, PrintStream out) {
		return switch (result) {
			case Result.Whole whole -> {
				out.printf("完整 · whole: %d certificates of %s until %s%n签章公钥 · signed with %s%n", whole.certificates(), whole.institution(),
						whole.lastDay(),
						whole.key());
				yield 0;
			}
			case Result.Changed changed -> {
				out.printf("已被改动 · changed: byte %d, line %d, certificate %s: %s%n", changed.at(), changed.line(), changed.after(), changed.what());
				yield 1;
			}
		};
	}
}
