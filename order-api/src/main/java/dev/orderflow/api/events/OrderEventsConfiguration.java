package dev.orderflow.api.events;

import dev.orderflow.platform.eventstore.EventTypeRegistry;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the event store needs to know about an order's events. */
@Configuration(proxyBeanMethods = false)
class OrderEventsConfiguration {

    @Bean
    EventTypeRegistry orderEventTypes() {
        return OrderEventTypes.registry();
    }

    /** Axon finds this bean by its type. */
    @Bean
    EventUpcasterChain orderUpcasters() {
        return OrderUpcasters.chain();
    }
}
