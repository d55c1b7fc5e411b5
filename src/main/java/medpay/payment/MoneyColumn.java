package medpay.payment;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import medpay.shared.Money;
import org.jspecify.annotations.Nullable;

/** Keeps {@link Money} as fen in a bigint column. */
@Converter
class MoneyColumn implements AttributeConverter<@Nullable Money, @Nullable Long> {

	@Override
	public @Nullable Long convertToDatabaseColumn(@Nullable Money money) {
		return money == null ? null : money.fen();
	}

	@Override
	public @Nullable Money convertToEntityAttribute(@Nullable Long fen) {
		return fen == null ? null : new Money(fen);
	}
}
