package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.database.ConnectionPools;
import dev.orderflow.platform.eventstore.LogCheck;
import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.LogTail;
import dev.orderflow.platform.operations.CommandFailureClassifier;
import dev.orderflow.platform.operations.OperationsProperties;
import dev.orderflow.platform.operations.lag.LagSamples;
import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.projections.processor.ProcessorsAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/** Meters and health of the log, the commands, the processors and the database. */
@AutoConfiguration(
        after = ProcessorsAutoConfiguration.class,
        beforeName = "org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration")
@EnableConfigurationProperties(OperationsProperties.class)
public class MonitoringAutoConfiguration {

    @Bean
    StatusPoller statusPoller(ProcessorStatuses statuses, OperationsProperties properties) {
        return new StatusPoller(statuses, properties);
    }

    @Bean
    LagSampler lagSampler(StatusPoller poller, LagSamples samples, OperationsProperties properties) {
        return new LagSampler(poller, samples, properties);
    }

    @Bean
    @ConditionalOnMissingBean(name = "processorsHealthIndicator")
    ProcessorsHealth processorsHealthIndicator(StatusPoller poller) {
        return new ProcessorsHealth(poller);
    }

    /** Boot's own one of this name backs off. */
    @Bean
    @ConditionalOnMissingBean(name = "dbHealthIndicator")
    StoreHealth dbHealthIndicator(JdbcConnectionDetails database, ConnectionPools pools) {
        return new StoreHealth(database, pools);
    }

    @Bean
    ProcessorMeters processorMeters(StatusPoller poller, ProcessorStatuses statuses, Node node) {
        return new ProcessorMeters(poller, statuses.names(), node);
    }

    @Bean
    LogMeters logMeters(LogReader log, LogTail tail) {
        return new LogMeters(log, tail);
    }

    @Bean
    @ConditionalOnMissingBean(name = "logHealthIndicator")
    LogHealth logHealthIndicator(LogCheck check, OperationsProperties properties) {
        return new LogHealth(check, properties);
    }

    @Bean
    CommandOutcomes commandOutcomes(MeterRegistry meters, ObjectProvider<CommandFailureClassifier> application) {
        return new CommandOutcomes(
                meters,
                Stream.concat(application.orderedStream(), Stream.of(new AxonFailures()))
                        .toList());
    }
}
