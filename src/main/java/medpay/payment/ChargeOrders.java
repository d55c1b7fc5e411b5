package medpay.payment;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The orders at payment channels (扣款订单). */
interface ChargeOrders extends Repository<ChargeOrder, ChargeOrder.Id> {

	ChargeOrder save(ChargeOrder order);

	Optional<ChargeOrder> findById(ChargeOrder.Id id);
}
