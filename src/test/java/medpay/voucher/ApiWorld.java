package medpay.voucher;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** {@link VoucherWorld} with its doors open: real signatures, real problems, real controllers. */
@ComponentScan(basePackages = {"medpay.agreement", "medpay.voucher", "medpay.access",
		"medpay.shared.web"}, excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class ApiWorld extends VoucherWorld {}
