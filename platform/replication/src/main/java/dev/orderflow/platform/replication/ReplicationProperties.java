package dev.orderflow.platform.replication;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the log gets to databases that are only read. How to reach the broker are Spring Boot's own properties, {@code spring.kafka.*}.
 *
 * @param publish Whether this node publishes the log, if it takes commands. All of a database's nodes need the same value.
 * @param topic The topic has to be there, with one partition, and keeps what it is given for ever, or new databases have to be seeded.
 * @param group The consumer group of a read node, the same for all nodes of one database and another one for each database.
 * @param transactionalIdPrefix Of the producer, which Kafka knows by it. Another log on the same broker needs another one.
 */
@ConfigurationProperties("orderflow.replication")
public record ReplicationProperties(
        @DefaultValue("false") boolean publish,
        @DefaultValue("event-log") String topic,
        @Nullable String group,
        @DefaultValue("event-log-") String transactionalIdPrefix) {

    static final String PUBLISH = "orderflow.replication.publish";
}
