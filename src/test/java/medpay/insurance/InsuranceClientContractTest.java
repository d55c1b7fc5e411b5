package medpay.insurance;

import static medpay.insurance.ScriptedPlatform.received;

import java.time.Instant;
import java.util.List;
import medpay.shared.InstitutionId;
import medpay.shared.call.Wire;
import tools.jackson.databind.node.ObjectNode;

/** The contract against the scripted platform. */
class InsuranceClientContractTest extends InsurancePlatformContract {

	private final ScriptedPlatform scripted = new ScriptedPlatform(Door.CRYPTO, Door.HOSPITAL_PUBLIC, Door.PLATFORM_PRIVATE);
	private final Door door = new Door(scripted);

	@Override
	InsurancePlatform platform() {
		return door.client;
	}

	@Override
	InstitutionId institution() {
		return Door.HOSPITAL;
	}

	@Override
	Instant now() {
		return door.businessTime.now();
	}

	@Override
	String shownCode() {
		return "3100202611220902300000310000";
	}

	@Override
	List<UploadLine> lines() {
		return Door.lines();
	}

	@Override
	String registration() {
		return "2201A";
	}

	@Override
	void fault(String transaction, Fault fault) {
		switch (fault) {
			case NO_ANSWER_BEFORE, NO_ANSWER_AFTER -> scripted.next(transaction, new Wire.Reply.Lost("timeout", null));
			case DOWN -> scripted.next(transaction, new Wire.Reply.Lost("connection", "ConnectException"));
			case SERVER_ERROR -> scripted.next(transaction, new Wire.Reply.Received(500, new byte[0]));
			case WRONG_SIGNATURE -> scripted.tamper(transaction, answer -> answer.put("respond_time", "20261122090231000"));
			case UNKNOWN_CODE -> scripted.next(transaction, received(scripted.response("7777", "", null)));
		}
	}

	@Override
	void answerAnotherAmount(String transaction) {
		scripted.bend(transaction, answer -> {
			((ObjectNode) answer.path("output").path("setlinfo")).put("medfee_sumamt", 621);
			return answer;
		});
	}

	@Override
	void decline(String transaction) {
		scripted.refuse(transaction, "不符合报销条件");
	}
}
