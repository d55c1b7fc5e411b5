package medpay.suishen;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Switches the settings of the Suishen door on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SuishenSettings.class)
class SuishenConfiguration {}
