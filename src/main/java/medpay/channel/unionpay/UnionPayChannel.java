package medpay.channel.unionpay;

import medpay.channel.PaymentChannel;
import medpay.channel.StatementDoor;
import java.util.function.Consumer;
import medpay.channel.statement.ChannelLine;
import medpay.channel.statement.ChannelStatement;
import medpay.institution.Institutions;
import medpay.institution.MerchantAccount;
import medpay.shared.BusinessClock;
import medpay.shared.BusinessDate;
import medpay.shared.InstitutionId;
import medpay.shared.call.OutsideCall;
import org.springframework.stereotype.Component;

/** {@link PaymentChannel} at UnionPay (银联), token product: each operation is one signed message. */
@Component
final class UnionPayChannel implements PaymentChannel, StatementDoor {

	private final Institutions institutions;
	private final UnionPayRequests requests;
	private final UnionPayClient client;
	private final BusinessClock clock;

	UnionPayChannel(Institutions institutions, UnionPayRequests requests, UnionPayClient client, BusinessClock clock) {
		this.clock = clock;
		this.institutions = institutions;
		this.requests = requests;
		this.client = client;
	}

	@Override
	public String code() {
		return "UNIONPAY";
	}

	@Override
	public OutsideCall<ChargeResult> charge(ChargeOrder order) {
		var account = account(order.reference().institution());
		return client.prepare(UnionPayTransaction.CONSUME, account, requests.consume(account, order), MoneyReadings.CHARGE);
	}

	@Override
	public OutsideCall<InquiryResult> queryCharge(OrderReference order) {
		var account = account(order.institution());
		return client.prepare(UnionPayTransaction.QUERY, account, requests.query(account, order), MoneyReadings.CHARGE_INQUIRY);
	}

	@Override
	public OutsideCall<ReturnResult> refund(ReturnOrder order) {
		return giveBack(UnionPayTransaction.REFUND, order);
	}

	@Override
	public OutsideCall<ReturnResult> voidCharge(ReturnOrder order) {
		return giveBack(UnionPayTransaction.VOID, order);
	}

	private OutsideCall<ReturnResult> giveBack(UnionPayTransaction transaction, ReturnOrder order) {
		var account = account(order.reference().institution());
		return client.prepare(transaction, account, requests.giveBack(transaction, account, order), MoneyReadings.RETURN);
	}

	@Override
	public OutsideCall<InquiryResult> queryReturn(OrderReference order) {
		var account = account(order.institution());
		return client.prepare(UnionPayTransaction.QUERY, account, requests.query(account, order), MoneyReadings.RETURN_INQUIRY);
	}

	@Override
	public OutsideCall<SigningResult> openAgreement(SigningOrder order) {
		var account = account(order.reference().institution());
		return client.prepare(UnionPayTransaction.OPEN, account, requests.open(account, order), AgreementReadings.opening(account));
	}

	@Override
	public OutsideCall<SigningInquiry> querySigning(OrderReference order) {
		var account = account(order.institution());
		return client.prepare(UnionPayTransaction.TOKEN_QUERY, account, requests.tokenQuery(account, order), AgreementReadings.tokenQuery(account));
	}

	@Override
	public OutsideCall<TerminationResult> terminate(TerminationOrder order) {
		return aboutToken(UnionPayTransaction.TOKEN_DELETE, order, AgreementReadings.DELETION);
	}

	@Override
	public OutsideCall<CreditInquiry> availableCredit(TerminationOrder order) {
		return aboutToken(UnionPayTransaction.BALANCE, order, AgreementReadings.CREDIT);
	}

	private <A> OutsideCall<A> aboutToken(UnionPayTransaction transaction, TerminationOrder order, AnswerReading<A> reading) {
		var account = account(order.reference().institution());
		return client.prepare(transaction, account, requests.aboutToken(transaction, account, order.reference(), order.token()), reading);
	}

	@Override
	public OutsideCall<ConfirmationResult> askConfirmation(ConfirmationOrder order) {
		var account = account(order.reference().institution());
		return client.prepare(UnionPayTransaction.CONFIRM, account, requests.confirm(account, order), ConsentReadings.ASKED);
	}

	@Override
	public OutsideCall<ConfirmationInquiry> queryConfirmation(OrderReference order) {
		var account = account(order.institution());
		return client.prepare(UnionPayTransaction.QUERY, account, requests.query(account, order), ConsentReadings.CONFIRMATION);
	}

	@Override
	public OutsideCall<ConfirmationResult> raiseLimit(RaiseOrder order) {
		var account = account(order.reference().institution());
		return client.prepare(UnionPayTransaction.RAISE, account, requests.raise(account, order), ConsentReadings.ASKED);
	}

	@Override
	public OutsideCall<GrantInquiry> queryRaise(OrderReference order) {
		return queryGrant(order, UnionPayTransaction.RAISE);
	}

	@Override
	public OutsideCall<ConfirmationResult> applyForCard(CardOrder order) {
		var account = account(order.reference().institution());
		return client.prepare(UnionPayTransaction.CARD_APPLICATION, account, requests.applyForCard(account, order), ConsentReadings.ASKED);
	}

	@Override
	public OutsideCall<GrantInquiry> queryApplication(OrderReference order) {
		return queryGrant(order, UnionPayTransaction.CARD_APPLICATION);
	}

	private OutsideCall<GrantInquiry> queryGrant(OrderReference order, UnionPayTransaction transaction) {
		var account = account(order.institution());
		return client.prepare(UnionPayTransaction.QUERY, account, requests.query(account, order), new GrantReading(transaction));
	}

	@Override
	public OutsideCall<ChannelStatement> statement(InstitutionId institution, BusinessDate day) {
		var account = account(institution);
		return client.prepare(UnionPayTransaction.FILE, account, requests.file(account, day, clock.now()), FileReading.OF_A_DAY);
	}

	@Override
	public void read(InstitutionId institution, BusinessDate day, byte[] content, Consumer<ChannelLine> lines) {
		ClearingPackage.read(content, day, account(institution).merchantNumber(), lines);
	}

	private MerchantAccount account(InstitutionId institution) {
		return institutions.merchantAccount(institution, "unionpay");
	}
}
