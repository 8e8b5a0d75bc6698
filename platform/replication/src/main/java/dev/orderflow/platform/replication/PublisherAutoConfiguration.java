package dev.orderflow.platform.replication;

import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.projections.processor.ProcessorTransactions;
import dev.orderflow.platform.projections.processor.ProcessorsAutoConfiguration;
import dev.orderflow.platform.projections.processor.SegmentClaims;
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

    /** Takes how to reach the broker from Spring Boot. */
    @Bean
    TransactionalProducer<String, String> logProducer(ProducerFactory<?, ?> kafka, ReplicationProperties properties) {
        return new TransactionalProducer<>(
                kafka.getConfigurationProperties(),
                properties.transactionalIdPrefix() + "log",
                new StringSerializer(),
                new StringSerializer());
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
}
