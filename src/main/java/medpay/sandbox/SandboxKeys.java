package medpay.sandbox;

import java.util.List;
import medpay.shared.InstitutionCode;

/** Who there is in the sandbox's city, and the insurance and Suishen sides' keys (演示机构与密钥): made once, at the first start on a database. */
public interface SandboxKeys {

	/** The insurance platform's own pair: it signs its answers with it. */
	Sm2Pair platform();

	/** The Suishen code service's own pair: it signs its answers with it. */
	Sm2Pair suishen();

	/** Two hospitals of different levels, then the city's payment platform. */
	List<DemoInstitution> institutions();

	/**
	 * An SM2 key pair.
	 *
	 * @param privateKey hex, 32 bytes
	 * @param publicKey hex, the uncompressed point, 65 bytes
	 */
	record Sm2Pair(String privateKey, String publicKey) {

		@Override
		public String toString() {
			return "Sm2Pair[" + publicKey + "]";
		}
	}

	/**
	 * An institution of the city.
	 *
	 * @param area the insurance division it lies in, 6 digits
	 * @param signing the pair it signs with; insurance platform and Suishen code service check with the public half
	 */
	record DemoInstitution(InstitutionCode code, String name, Kind kind, Level level, String district, String area, Sm2Pair signing) {}

	/** What kind of institution. */
	enum Kind {
		/** 医院. */
		HOSPITAL,
		/** 付费平台. */
		PLATFORM
	}

	/** The hospital's level. */
	enum Level {
		/** 一级. */
		ONE,
		/** 二级. */
		TWO,
		/** 三级. */
		THREE
	}
}
