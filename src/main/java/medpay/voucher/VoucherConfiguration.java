package medpay.voucher;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Switches the settings of verification on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VoucherSettings.class)
class VoucherConfiguration {}
