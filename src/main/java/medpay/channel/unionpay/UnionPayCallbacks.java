package medpay.channel.unionpay;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import medpay.channel.ChannelNews.ConfirmationNews;
import medpay.channel.ChannelNews.GrantNews;
import medpay.channel.ChannelNews.OrderNews.Kind;
import medpay.channel.ChannelNews.OrderNews;
import medpay.channel.ChannelNews.SigningNews;
import medpay.channel.ChannelNews.SuspensionNews;
import medpay.channel.ChannelNews.TerminationNews;
import medpay.channel.ChannelNews;
import medpay.channel.ConsentDoor.ConfirmationInquiry;
import medpay.channel.ConsentDoor.GrantInquiry;
import medpay.channel.PaymentChannel.InquiryResult;
import medpay.channel.PaymentChannel.SigningInquiry;
import medpay.channel.inbox.CallbackReader;
import medpay.institution.Institution;
import medpay.institution.Institutions;
import medpay.institution.MerchantAccount;
import medpay.shared.InstitutionId;
import org.springframework.stereotype.Component;

/** Checks and reads UnionPay's notifications (交易通知): of consumption, refund, void, opening and token deletion. */
@Component
final class UnionPayCallbacks implements CallbackReader {

	private static final String CHANNEL = "unionpay";
	private static final int LONGEST_ORDER_NUMBER = 40;

	private final Institutions institutions;
	private final MerchantCredentials credentials;

	UnionPayCallbacks(Institutions institutions, MerchantCredentials credentials) {
		this.institutions = institutions;
		this.credentials = credentials;
	}

	@Override
	public String channel() {
		return CHANNEL;
	}

	@Override
	public Receipt check(byte[] body) {
		Optional<UnionPayMessage> read = UnionPayMessage.ofForm(body);
		if (read.isEmpty() || !read.get().has("merId")) {
			return new Receipt.Malformed();
		}
		UnionPayMessage message = read.get();
		Optional<Institution> addressee = institutions.byMerchantNumber(CHANNEL, message.value("merId"));
		if (addressee.isEmpty()) {
			return new Receipt.Refused("no such merchant");
		}
		InstitutionId institution = addressee.get().id();
		Optional<String> objection = credentials.of(account(institution)).verifier().objection(message);
		if (objection.isPresent()) {
			return new Receipt.Refused(objection.get());
		}
		String order = message.value("orderId");
		return order.isEmpty() || order.length() > LONGEST_ORDER_NUMBER
				? new Receipt.Refused("no order number")
				: new Receipt.Genuine(institution, order);
	}

	@Override
	public Optional<ChannelNews> read(InstitutionId institution, byte[] body, Instant receivedAt) {
		return UnionPayMessage.ofForm(body).flatMap(message -> UnionPayTransaction.of(message).flatMap(transaction -> switch (transaction) {
			case CONSUME -> order(Kind.CHARGE, institution, message, body, receivedAt);
			case REFUND -> order(Kind.REFUND, institution, message, body, receivedAt);
			case VOID -> order(Kind.VOID, institution, message, body, receivedAt);
			case CONFIRM -> confirmation(institution, message, body, receivedAt);
			case OPEN -> signing(institution, message, body, receivedAt);
			case TOKEN_DELETE -> termination(institution, message, body, receivedAt);
			case RAISE, CARD_APPLICATION -> grant(institution, message, body, receivedAt);
			case TOKEN_SUSPEND -> suspension(true, institution, message, body, receivedAt);
			case TOKEN_RESUME -> suspension(false, institution, message, body, receivedAt);
			case QUERY, TOKEN_QUERY, BALANCE, FILE -> Optional.empty();
		}));
	}

	private static Optional<ChannelNews> order(Kind kind, InstitutionId institution, UnionPayMessage message, byte[] body, Instant receivedAt) {
		return MoneyReadings.outcome(message, "respCode", kind == Kind.CHARGE).flatMap(result -> switch (result) {
			case InquiryResult.Moved _ -> Optional.of(result);
			case InquiryResult.Failed _ -> Optional.of(result);
			case InquiryResult.StillOpen _ -> Optional.<InquiryResult>empty();
			case InquiryResult.NotFound _ -> Optional.<InquiryResult>empty();
			case InquiryResult.NoAnswer _ -> Optional.<InquiryResult>empty();
		}).map(result -> new OrderNews(CHANNEL, institution, message.value("orderId"), kind, result, message.value("respCode"), body, receivedAt));
	}

	private Optional<ChannelNews> signing(InstitutionId institution, UnionPayMessage message, byte[] body, Instant receivedAt) {
		return ResponseCode.of(message.value("respCode")).map(code -> AgreementReadings.ofSigning(code, message, account(institution)))
				.flatMap(result -> switch (result) {
					case SigningInquiry.Signed _ -> Optional.of(result);
					case SigningInquiry.Failed _ -> Optional.of(result);
					case SigningInquiry.StillWaiting _ -> Optional.<SigningInquiry>empty();
					case SigningInquiry.NoAnswer _ -> Optional.<SigningInquiry>empty();
				})
				.map(result -> new SigningNews(CHANNEL, institution, message.value("orderId"), result, message.value("respCode"), body, receivedAt));
	}

	private static Optional<ChannelNews> confirmation(InstitutionId institution, UnionPayMessage message, byte[] body, Instant receivedAt) {
		return ConsentReadings.confirmation(message, "respCode").flatMap(result -> switch (result) {
			case ConfirmationInquiry.Confirmed _ -> Optional.of(result);
			case ConfirmationInquiry.Refused _ -> Optional.of(result);
			case ConfirmationInquiry.StillWaiting _ -> Optional.<ConfirmationInquiry>empty();
			case ConfirmationInquiry.NoAnswer _ -> Optional.<ConfirmationInquiry>empty();
		}).map(result -> new ConfirmationNews(CHANNEL, institution, message.value("orderId"), result, message.value("respCode"), body, receivedAt));
	}

	private static Optional<ChannelNews> grant(InstitutionId institution, UnionPayMessage message, byte[] body, Instant receivedAt) {
		return GrantReading.outcome(message, "respCode").flatMap(result -> switch (result) {
			case GrantInquiry.Granted _ -> Optional.of(result);
			case GrantInquiry.Refused _ -> Optional.of(result);
			case GrantInquiry.StillWaiting _ -> Optional.<GrantInquiry>empty();
			case GrantInquiry.NoAnswer _ -> Optional.<GrantInquiry>empty();
		}).map(result -> new GrantNews(CHANNEL, institution, message.value("orderId"), result, message.value("respCode"), body, receivedAt));
	}

	private static Optional<ChannelNews> suspension(boolean suspended, InstitutionId institution, UnionPayMessage message, byte[] body,
			Instant receivedAt) {
		return toldToken(message).flatMap(token -> toldAt(message)
				.map(since -> new SuspensionNews(CHANNEL, institution, message.value("orderId"), token, suspended, since, body, receivedAt)));
	}

	private static Optional<Instant> toldAt(UnionPayMessage message) {
		try {
			return Optional.of(Instant.parse(message.value(UnionPayConvention.TOLD_AT)));
		} catch (DateTimeParseException noMoment) {
			return Optional.empty();
		}
	}

	/** The token a genuine piece of news is about; empty when it tells no success or no token. */
	private static Optional<String> toldToken(UnionPayMessage message) {
		String token = TokenPayData.of(message.value("tokenPayData")).token();
		return message.value("respCode").equals("00") && !token.isEmpty() ? Optional.of(token) : Optional.empty();
	}

	private static Optional<ChannelNews> termination(InstitutionId institution, UnionPayMessage message, byte[] body, Instant receivedAt) {
		TerminationNews.Side by = switch (message.value(UnionPayConvention.ENDED_BY)) {
			case "issuer" -> TerminationNews.Side.BANK;
			case "holder" -> TerminationNews.Side.PATIENT;
			case String _ -> TerminationNews.Side.CHANNEL;
		};
		return toldToken(message).map(token -> new TerminationNews(CHANNEL, institution, message.value("orderId"), token, by, body, receivedAt));
	}

	private MerchantAccount account(InstitutionId institution) {
		return institutions.merchantAccount(institution, CHANNEL);
	}
}
