package dev.orderflow.kafka;

import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.replication.TransactionalProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.axonframework.config.Configuration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.kafka.core.ProducerFactory;

/** Events are published where the profile {@code kafka} is active. */
@AutoConfiguration(afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@Profile("kafka")
@EnableConfigurationProperties(PublishingProperties.class)
public class PublishingAutoConfiguration {

    /** Takes how to reach the broker from Spring Boot. */
    @Bean
    SegmentProducers segmentProducers(ProducerFactory<?, ?> kafka, PublishingProperties properties) {
        return new SegmentProducers(segment -> new TransactionalProducer<>(
                kafka.getConfigurationProperties(),
                properties.transactionalIdPrefix() + segment,
                new StringSerializer(),
                new ByteArraySerializer()));
    }

    @Bean
    OrderEventPublisher orderEventPublisher(
            SegmentProducers producers, PublishingProperties properties, Tenants tenants) {
        return new OrderEventPublisher(new CloudEventRecords(properties, tenants), producers);
    }

    @Bean
    LostSegments lostSegments(Configuration axon, SegmentProducers producers) {
        return new LostSegments(axon, producers);
    }
}
