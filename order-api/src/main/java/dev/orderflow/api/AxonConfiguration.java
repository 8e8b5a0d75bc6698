package dev.orderflow.api;

import dev.orderflow.domain.Order;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Axon has to know about this application; {@code platform/eventstore} configures the rest. */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {

    /** Axon takes it up because it is a bean. */
    @Bean
    AggregateConfigurer<Order> order(LockFactory locks) {
        return AggregateConfigurer.defaultConfiguration(Order.class).configureLockFactory(configuration -> locks);
    }
}
