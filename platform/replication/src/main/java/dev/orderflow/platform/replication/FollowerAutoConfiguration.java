package dev.orderflow.platform.replication;

import dev.orderflow.platform.eventstore.EventStoreAutoConfiguration;
import dev.orderflow.platform.eventstore.Migrations;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.projections.processor.ProcessorTransactions;
import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.tenancy.TablesOfTenants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.util.StringUtils;

/** A read node follows the log. */
@AutoConfiguration(
        before = EventStoreAutoConfiguration.class, // its LogCheck must ask after nothingIsDecidedHere
        afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnProperty(name = FollowerAutoConfiguration.ROLE, havingValue = "read")
@EnableConfigurationProperties(ReplicationProperties.class)
public class FollowerAutoConfiguration {

    static final String ROLE = "orderflow.role";

    @Bean
    @DependsOn("eventStoreMigrations")
    FlywayMigrationInitializer replicationMigrations(JdbcConnectionDetails database) {
        return Migrations.of("replication", database);
    }

    @Bean
    TablesOfTenants replicationTables() {
        return new TablesOfTenants(List.of(), List.of("replication.progress"));
    }

    /** After all migrations: the triggers of all modules must be there. */
    @Bean
    SmartInitializingSingleton nothingIsDecidedHere(JdbcClient sql) {
        return () -> sql.sql("select replication.nothing_is_decided_here()").query(row -> {});
    }

    @Bean
    LogCopy logCopy(JdbcClient sql, ProcessorTransactions transactions, Node node) {
        return new LogCopy(sql, transactions.template(), node.name());
    }

    @Bean
    LogFollower logFollower(
            ConsumerFactory<?, ?> kafka, ReplicationProperties properties, LogCopy copy, Notifier notifier) {
        String group = requireGroup(properties.group());
        return new LogFollower(() -> consumer(kafka, group), properties.topic(), copy, notifier);
    }

    @Bean
    @DependsOn("replicationMigrations")
    FollowedLogPoller followedLogPoller(JdbcClient sql) {
        return new FollowedLogPoller(sql);
    }

    @Bean
    @ConditionalOnMissingBean(name = "replicationHealthIndicator")
    ReplicationHealth replicationHealthIndicator(FollowedLogPoller poller) {
        return new ReplicationHealth(poller);
    }

    @Bean
    ReplicationMeters replicationMeters(FollowedLogPoller poller, Node node) {
        return new ReplicationMeters(poller, node);
    }

    @Bean
    FollowerStatus followerStatus(JdbcClient sql) {
        return new FollowerStatus(sql);
    }

    private static String requireGroup(@Nullable String group) {
        if (!StringUtils.hasText(group)) {
            throw new StartRefused(
                    "A read node follows the log as a member of a consumer group, and none is configured.",
                    "Set orderflow.replication.group to the same name on all nodes of this database, and to another one for each database.");
        }
        return group;
    }

    /** Takes how to reach the broker from Spring Boot. */
    private static Consumer<String, String> consumer(ConsumerFactory<?, ?> kafka, String group) {
        Map<String, Object> settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // What is not committed may never be.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Where to go on stands in the database.
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // A topic that is not there has been forgotten. The broker would make one with its own number of partitions.
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        limit(settings);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    /** Unless the application says so itself. They are no defaults for its other consumers. */
    private static void limit(Map<String, Object> settings) {
        // A node that was killed is replaced after so long. The default is 45 s.
        settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        // So is one whose database hangs: its statements end after 10 s. The default is 5 minutes.
        settings.putIfAbsent(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 60_000);
        // A batch is one transaction and one statement. Above 1,000 rows their fixed cost no longer shows.
        settings.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
    }
}
