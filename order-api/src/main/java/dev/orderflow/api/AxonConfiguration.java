package dev.orderflow.api;

import dev.orderflow.domain.Order;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What Axon has to know about this application; {@code platform/eventstore} configures the rest.
 * See docs/decisions/0025-an-application-on-a-platform.md.
 */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {

    /** Axon finds this bean by its type. */
    @Bean
    AggregateConfigurer<Order> order(LockFactory locks) {
        return AggregateConfigurer.defaultConfiguration(Order.class).configureLockFactory(configuration -> locks);
    }
}
