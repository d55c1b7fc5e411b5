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

/** Hears from channels that an agreement was signed, refused or ended (签约、解约通知). */
@Service
class AgreementNews implements ChannelNewsListener {

	private final AgreementNumbers numbers;
	private final AgreementVault vault;
	private final AgreementChanges changes;

	AgreementNews(AgreementNumbers numbers, AgreementVault vault, AgreementChanges changes) {
		this.numbers = numbers;
		this.vault = vault;
		this.changes = changes;
	}

	@Override
	public boolean hear(ChannelNews news) {
		return switch (news) {
			case OrderNews order -> false;
			case ConfirmationNews confirmation -> false;
			case GrantNews grant -> false;
			case SuspensionNews suspension -> false;
			case SigningNews signing -> numbers.byNumber(signing.orderNumber()).map(key -> signing(key, signing)).isPresent();
			case TerminationNews ended -> whose(ended).map(key -> ended(key, ended)).isPresent();
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
		changes.terminated(key, news.token(), "by_channel", news.channel());
		return key;
	}

	/** The order may be the signing's, or one that only the other side knows: then the token tells. */
	private Optional<AgreementKey> whose(TerminationNews news) {
		return numbers.byToken(vault.hashOfToken(news.token())).or(() -> numbers.byNumber(news.orderNumber()));
	}
}
