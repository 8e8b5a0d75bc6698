package dev.orderflow.platform.replication;

import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.projections.processor.ProcessorTransactions;
import dev.orderflow.platform.projections.processor.ProcessorsAutoConfiguration;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;

/** The log is published where {@code orderflow.replication.publish} says so. */
@AutoConfiguration(
        before = ProcessorsAutoConfiguration.class,
        afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnProperty(ReplicationProperties.PUBLISH)
@EnableConfigurationProperties(ReplicationProperties.class)
public class PublisherAutoConfiguration {

    @Bean
    TransactionalProducer<String, String> logProducer(ProducerFactory<?, ?> kafka, ReplicationProperties properties) {
        return new TransactionalProducer<>(() -> producer(kafka, properties.transactionalIdPrefix() + "log"));
    }

    @Bean
    LogPublisher logPublisher(
            JdbcClient sql, TransactionalProducer<String, String> logProducer, ReplicationProperties properties) {
        return new LogPublisher(new LogRows(sql), properties.topic(), logProducer);
    }

    @Bean
    Heartbeats heartbeats(
            SegmentClaims claims,
            ProcessorTransactions transactions,
            JdbcClient sql,
            Node node,
            TransactionalProducer<String, String> logProducer,
            ReplicationProperties properties) {
        return new Heartbeats(claims, transactions.template(), new LogRows(sql), node, properties.topic(), logProducer);
    }

    /** Takes how to reach the broker from Spring Boot. */
    private static Producer<String, String> producer(ProducerFactory<?, ?> kafka, String transactionalId) {
        Map<String, Object> settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        // All replicas that are in step have a record before it counts as published.
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        Producer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        try {
            producer.initTransactions();
            return producer;
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }
}
