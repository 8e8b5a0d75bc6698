package dev.orderflow.kafka;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events of orders are published. How to reach the broker are Spring Boot's own properties, {@code spring.kafka.*}.
 *
 * @param topic has to be there; docs/kafka.md says how to create it. All events of an order are in one of its partitions, so their number
 *     must not change later.
 * @param source of the events, by which consumers tell several installations apart
 * @param transactionalIdPrefix of the producers, which Kafka keeps apart by their ids. Another installation on the same broker needs another
 *     one.
 */
@ConfigurationProperties("orderflow.kafka")
public record PublishingProperties(
        @DefaultValue("order-events") String topic,
        @DefaultValue("urn:orderflow:orders") URI source,
        @DefaultValue("order-events-") String transactionalIdPrefix) {}
