package medpay.payment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The orders at payment channels (扣款订单). */
interface ChargeOrders extends Repository<ChargeOrder, ChargeOrder.Id> {

	ChargeOrder save(ChargeOrder order);

	Optional<ChargeOrder> findById(ChargeOrder.Id id);

	@Query("select o from ChargeOrder o where o.id.institutionId = :institution and o.paymentId = :payment order by o.orderedAt, o.id.orderNumber")
	List<ChargeOrder> of(long institution, UUID payment);
}
