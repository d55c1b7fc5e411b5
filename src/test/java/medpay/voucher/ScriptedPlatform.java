package medpay.voucher;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import medpay.insurance.CatalogueScope;
import medpay.insurance.Credential;
import medpay.insurance.InsurancePlatform;
import medpay.insurance.InsuredPerson;
import medpay.insurance.InsuredPerson.Insurance;
import medpay.shared.IdCardNumber;
import medpay.shared.Ids;
import medpay.shared.InstitutionId;
import medpay.shared.Money;
import medpay.shared.Operator;
import medpay.shared.PersonName;
import medpay.shared.PersonNumber;
import medpay.shared.call.OutsideCall;
import medpay.testing.Scripted;

/** Insurance platform and e-voucher centre with many moods: a test decides what they say next. An invented person stands behind every code. */
public final class ScriptedPlatform implements InsurancePlatform {

	public static final String ID_NUMBER = "310101199001010000";
	public static final PersonName NAME = new PersonName("测试甲");
	public static final LocalDate BORN = LocalDate.of(1990, 1, 1);

	public final AtomicInteger decodings = new AtomicInteger();
	public final AtomicInteger lookups = new AtomicInteger();
	public volatile Function<String, VoucherDecoding> decoding = ScriptedPlatform::genuine;
	public volatile Function<Credential, PersonLookup> lookup = credential -> found(insurance("310", "1"));

	public void reset() {
		var fresh = new ScriptedPlatform();
		decoding = fresh.decoding;
		lookup = fresh.lookup;
		decodings.set(0);
		lookups.set(0);
	}

	public static VoucherDecoding genuine(String code) {
		return new VoucherDecoding.Decoded(
				new Credential(Credential.Kind.E_VOUCHER, "310000ec" + code, "01", new IdCardNumber(ID_NUMBER), NAME), BORN, "310000");
	}

	public static PersonLookup found(Insurance... insurances) {
		return found(ID_NUMBER, insurances);
	}

	public static PersonLookup found(String idNumber, Insurance... insurances) {
		return new PersonLookup.Found(
				new InsuredPerson(new PersonNumber("310000000000000001"), NAME, "01", new IdCardNumber(idNumber), BORN, List.of(insurances)));
	}

	public static Insurance insurance(String type, String status) {
		return new Insurance(type, "116031", "310101", status, new Money(12_000));
	}

	@Override
	public boolean signedIn(InstitutionId institution, Operator operator) {
		return true;
	}

	@Override
	public void signIn(InstitutionId institution, Operator operator) {}

	@Override
	public OutsideCall<VoucherDecoding> decode(InstitutionId institution, String code, Counter counter, Operator operator) {
		return new Scripted<>("voucher-centre", "1162", Ids.orderNumber(), () -> {
			decodings.incrementAndGet();
			return decoding.apply(code);
		});
	}

	@Override
	public OutsideCall<PersonLookup> person(InstitutionId institution, Credential credential, Operator operator) {
		return new Scripted<>("insurance", "1101", Ids.orderNumber(), () -> {
			lookups.incrementAndGet();
			return lookup.apply(credential);
		});
	}

	@Override
	public OutsideCall<VisitOpening> openVisit(InsuredVisit visit, VisitOpeningOrder order) {
		throw new UnsupportedOperationException("Verification makes no such call");
	}

	@Override
	public OutsideCall<Acknowledgement> closeVisit(InsuredVisit visit, String insuranceVisitNumber, String visitNumber) {
		throw new UnsupportedOperationException("Verification makes no such call");
	}

	@Override
	public OutsideCall<Acknowledgement> tellDiagnoses(InsuredVisit visit, DiagnosesOrder order) {
		throw new UnsupportedOperationException("Verification makes no such call");
	}

	@Override
	public OutsideCall<LinesUpload> uploadLines(InsuredVisit visit, LinesOrder order) {
		throw new UnsupportedOperationException("Verification makes no such call");
	}

	@Override
	public OutsideCall<Acknowledgement> withdrawLines(InsuredVisit visit, String insuranceVisitNumber, String batchNumber) {
		throw new UnsupportedOperationException("Verification makes no such call");
	}

	@Override
	public OutsideCall<TrialSettlement> trySettlement(InsuredVisit visit, SettlementOrder order) {
		throw new UnsupportedOperationException("Verification makes no such call");
	}

	@Override
	public OutsideCall<SettlementResult> settle(InsuredVisit visit, SettlementOrder order, CatalogueScope scope) {
		throw new UnsupportedOperationException("Verification makes no such call");
	}

	@Override
	public OutsideCall<ReversalResult> reverse(InsuredVisit visit, String insuranceVisitNumber, String settlementNumber) {
		throw new UnsupportedOperationException("Verification makes no such call");
	}

	@Override
	public OutsideCall<VoidResult> voidTransaction(InsuredVisit visit, String messageNumber, String transaction) {
		throw new UnsupportedOperationException("Verification makes no such call");
	}
}
