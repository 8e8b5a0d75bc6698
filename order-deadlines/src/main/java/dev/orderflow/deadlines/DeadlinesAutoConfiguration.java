package dev.orderflow.deadlines;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.orderflow.platform.eventstore.Migrations;
import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.role.NodeRole;
import java.time.Duration;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerHumanReadableDeadlineDetails;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Axon's deadlines on db-scheduler, whose tasks are rows in PostgreSQL. See docs/decisions/0045-deadlines.md. */
@AutoConfiguration
@EnableConfigurationProperties(DeadlinesProperties.class)
public class DeadlinesAutoConfiguration {

    /** For deadlines that are being worked on when the application stops. One is a command, which takes milliseconds. */
    private static final Duration LAST_DEADLINE = Duration.ofSeconds(3);

    @Bean
    FlywayMigrationInitializer deadlineMigrations(JdbcConnectionDetails database) {
        return Migrations.of("deadlines", database);
    }

    /**
     * What is scheduled within a transaction is scheduled by it. Two nodes never take the same task: each of them locks the rows that it
     * takes, and passes over those that the other one has locked.
     */
    @Bean(destroyMethod = "")
    Scheduler deadlineScheduler(
            DataSource dataSource,
            Node node,
            ObjectProvider<DbSchedulerDeadlineManager> manager,
            DeadlinesProperties properties) {
        Task<DbSchedulerHumanReadableDeadlineDetails> deadline =
                DbSchedulerDeadlineManager.humanReadableTask(manager::getObject);
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), deadline)
                .tableName("deadlines.scheduled_tasks")
                .serializer(new TaskData())
                .schedulerName(new SchedulerName.Fixed(node.name()))
                .threads(properties.threads())
                // A node takes as many as it has threads, so that a killed one leaves few behind.
                .pollUsingLockAndFetch(0.5, 1)
                .pollingInterval(properties.pollInterval())
                .heartbeatInterval(properties.heartbeat())
                .shutdownMaxWait(LAST_DEADLINE)
                .build();
    }

    @Bean
    DeadlineMonitor deadlineMonitor(
            Scheduler scheduler, JdbcClient sql, DeadlinesProperties properties, NodeRole role) {
        return new DeadlineMonitor(scheduler, sql, properties, role);
    }

    @Bean
    SchedulerLifecycle deadlineSchedulerLifecycle(Scheduler scheduler, DeadlineMonitor monitor, NodeRole role) {
        return new SchedulerLifecycle(scheduler, monitor, role);
    }

    @Bean
    DeadlinesHealth deadlinesHealthIndicator(DeadlineMonitor monitor, NodeRole role) {
        return new DeadlinesHealth(monitor, role);
    }

    @Bean
    DeadlineMeters deadlineMeters(DeadlineMonitor monitor) {
        return new DeadlineMeters(monitor);
    }

    /** Looks for what cancels an order when it needs it: that needs Axon, which needs the handler of events, which needs this. */
    @Bean
    DbSchedulerDeadlineManager deadlineManager(
            Scheduler scheduler, Serializer serializer, ObjectProvider<UnconfirmedOrders> orders) {
        return new OrderDeadlineManager(DbSchedulerDeadlineManager.builder()
                .scheduler(scheduler)
                .serializer(serializer)
                .scopeAwareProvider(scope -> Stream.of(orders.getObject()))
                .useBinaryPojo(false)
                .startScheduler(false)
                .stopScheduler(false));
    }

    @Bean
    UnconfirmedOrders unconfirmedOrders(EventStore log, CommandGateway commands) {
        return new UnconfirmedOrders(log, commands);
    }

    @Bean
    ConfirmationDeadlines confirmationDeadlines(
            DeadlineManager deadlines, JdbcTemplate jdbc, DeadlinesProperties properties) {
        return new ConfirmationDeadlines(deadlines, new ScheduleTable(jdbc), properties.confirmation());
    }

    @Bean
    DeadlineController deadlineController(JdbcClient sql) {
        return new DeadlineController(new DueDeadlines(sql));
    }
}
