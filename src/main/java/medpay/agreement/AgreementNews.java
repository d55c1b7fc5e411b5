package medpay.agreement;

import java.util.Optional;
import medpay.channel.ChannelNews.ConfirmationNews;
import medpay.channel.ChannelNews.GrantNews;
import medpay.channel.ChannelNews.OrderNews;
import medpay.channel.ChannelNews.SigningNews;
import medpay.channel.ChannelNews.SuspensionNews;
import medpay.channel.ChannelNews.TerminationNews;
import medpay.channel.ChannelNews;
import medpay.channel.ChannelNewsListener;
import medpay.channel.PaymentChannel.SigningInquiry;
import org.springframework.stereotype.Service;

/** Hears from channels what became of signings, agreements and requests to issuers (签约、解约、暂停、提额、申卡通知). */
@Service
class AgreementNews implements ChannelNewsListener {

	private final AgreementNumbers numbers;
	private final AgreementVault vault;
	private final AgreementChanges changes;
	private final IssuerDesk desk;

	AgreementNews(AgreementNumbers numbers, AgreementVault vault, AgreementChanges changes, IssuerDesk desk) {
		this.numbers = numbers;
		this.vault = vault;
		this.changes = changes;
		this.desk = desk;
	}

	@Override
	public boolean hear(ChannelNews news) {
		return switch (news) {
			case OrderNews order -> false;
			case ConfirmationNews confirmation -> false;
			case GrantNews grant -> numbers.byNumber(grant.orderNumber()).filter(key -> desk.hear(key, grant)).isPresent();
			case SuspensionNews suspension -> whose(suspension.token(), suspension.orderNumber()).map(key -> suspended(key, suspension)).isPresent();
			case SigningNews signing -> agreementOf(signing.orderNumber()).map(key -> signing(key, signing)).isPresent();
			case TerminationNews ended -> whose(ended.token(), ended.orderNumber()).map(key -> ended(key, ended)).isPresent();
		};
	}

	private AgreementKey signing(AgreementKey key, SigningNews news) {
		switch (news.result()) {
			case SigningInquiry.Signed signed -> changes.signed(key, signed, news.channel());
			case SigningInquiry.Failed failed -> changes.failed(key, failed.code(), news.channel());
			case SigningInquiry.StillWaiting waiting -> {
				// says nothing new
			}
			case SigningInquiry.NoAnswer none -> {
				// says nothing
			}
		}
		return key;
	}

	private AgreementKey ended(AgreementKey key, TerminationNews news) {
		changes.terminated(key, news.token(), Ending.by(news.by(), news.channel()));
		return key;
	}

	private AgreementKey suspended(AgreementKey key, SuspensionNews news) {
		changes.suspendedByChannel(key, news);
		return key;
	}

	/** Orders of other kinds have numbers too; news of a signing are never about them. */
	private Optional<AgreementKey> agreementOf(String orderNumber) {
		return numbers.byNumber(orderNumber).filter(key -> changes.find(key).isPresent());
	}

	/** The order may be the signing's, or one that only the other side knows: then the token tells. */
	private Optional<AgreementKey> whose(String token, String orderNumber) {
		return numbers.byToken(vault.hashOfToken(token)).or(() -> agreementOf(orderNumber));
	}
}
