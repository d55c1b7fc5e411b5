package medpay.sandbox;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import medpay.shared.InstitutionCode;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;
import org.springframework.stereotype.Component;

/** {@link SandboxKeys}: the invented city's institutions, with keys made at the first start. */
@Component
@SandboxPart
class DemoCity implements SandboxKeys {

	private static final X9ECParameters CURVE = CustomNamedCurves.getByName("sm2p256v1");
	private static final SecureRandom RANDOM = new SecureRandom();

	private final Kept kept;
	private final Sm2Pair suishen;

	DemoCity(MadeOnce madeOnce) {
		kept = madeOnce.take("city", Kept.class, DemoCity::make);
		suishen = madeOnce.take("suishen", Sm2Pair.class, DemoCity::pair);
	}

	@Override
	public Sm2Pair platform() {
		return kept.platform();
	}

	@Override
	public Sm2Pair suishen() {
		return suishen;
	}

	@Override
	public List<DemoInstitution> institutions() {
		return kept.institutions();
	}

	private static Kept make() {
		return new Kept(pair(),
				List.of(institution("H31010100001", "浦江示范医院", Kind.HOSPITAL, Level.THREE, "黄浦区", "310101"),
						institution("H31011500002", "滨江社区卫生服务中心", Kind.HOSPITAL, Level.ONE, "浦东新区", "310115"),
						institution("P31000000001", "市民医疗付费平台", Kind.PLATFORM, Level.THREE, "黄浦区", "310101")));
	}

	private static DemoInstitution institution(String code, String name, Kind kind, Level level, String district, String area) {
		return new DemoInstitution(new InstitutionCode(code), name, kind, level, district, area, pair());
	}

	private static Sm2Pair pair() {
		BigInteger secret = BigIntegers.createRandomInRange(BigInteger.ONE, CURVE.getN().subtract(BigInteger.TWO), RANDOM);
		byte[] point = new FixedPointCombMultiplier().multiply(CURVE.getG(), secret).normalize().getEncoded(false);
		return new Sm2Pair(HexFormat.of().formatHex(BigIntegers.asUnsignedByteArray(32, secret)), HexFormat.of().formatHex(point));
	}

	record Kept(Sm2Pair platform, List<DemoInstitution> institutions) {}
}
