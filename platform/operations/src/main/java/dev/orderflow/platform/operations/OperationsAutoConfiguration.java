package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.DeadLetterQueue;
import dev.orderflow.platform.projections.DeadLetterRetry;
import dev.orderflow.platform.projections.processor.DesiredState;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.projections.processor.ProcessorTransactions;
import dev.orderflow.platform.projections.processor.ProcessorsAutoConfiguration;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import dev.orderflow.platform.projections.processor.SegmentOperations;
import dev.orderflow.platform.projections.replay.Replays;
import dev.orderflow.platform.projections.replay.ReplaysAutoConfiguration;
import dev.orderflow.platform.web.limits.OperationPaths;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/** Processors and dead letters over HTTP. */
@AutoConfiguration(after = {ProcessorsAutoConfiguration.class, ReplaysAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class OperationsAutoConfiguration {

    @Bean
    ProcessorLookup processorLookup(ProcessorStatuses statuses) {
        return new ProcessorLookup(statuses);
    }

    @Bean
    ProcessorController processorController(
            ProcessorLookup processors,
            DesiredState desired,
            Replays replays,
            SegmentOperations segments,
            Notifier notifier) {
        return new ProcessorController(processors, desired, replays, segments, notifier);
    }

    @Bean
    DeadLetterOperations deadLetterOperations(
            ProcessorLookup processors,
            DeadLetterQueue queue,
            DeadLetterRetry retry,
            SegmentClaims claims,
            StoredEventLookup events,
            LogReader log,
            ProcessorTransactions transactions,
            Notifier notifier) {
        return new DeadLetterOperations(
                processors, queue, retry, claims, events, log, transactions.template(), notifier);
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetterOperations operations) {
        return new DeadLetterController(operations);
    }

    @Bean
    OperationPaths processorPaths() {
        return new OperationPaths("/api/processors/**");
    }
}
