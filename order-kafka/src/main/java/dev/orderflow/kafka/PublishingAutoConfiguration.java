package dev.orderflow.kafka;

import dev.orderflow.platform.eventstore.Tenants;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
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

    @Bean
    SegmentProducers segmentProducers(ProducerFactory<?, ?> kafka, PublishingProperties properties) {
        return new SegmentProducers(segment -> producer(kafka, properties.transactionalIdPrefix() + segment));
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

    /** Takes how to reach the broker from Spring Boot. Ready to begin a transaction. */
    private static Producer<String, byte[]> producer(ProducerFactory<?, ?> kafka, String transactionalId) {
        Map<String, Object> settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        // The producers of a node need different ones, because their meters in JMX are named after it.
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        Producer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return producer;
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }
}
