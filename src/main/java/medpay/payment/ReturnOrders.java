package medpay.payment;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The orders by which money goes back (退款订单). */
interface ReturnOrders extends Repository<ReturnOrder, ChargeOrder.Id> {

	ReturnOrder save(ReturnOrder order);

	Optional<ReturnOrder> findById(ChargeOrder.Id id);
}
