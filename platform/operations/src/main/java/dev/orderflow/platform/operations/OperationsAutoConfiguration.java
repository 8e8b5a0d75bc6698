package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.DeadLetterQueue;
import dev.orderflow.platform.projections.DeadLetterRetry;
import dev.orderflow.platform.projections.WaitingDeadLetters;
import dev.orderflow.platform.projections.processor.DesiredState;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.projections.processor.ProcessorTransactions;
import dev.orderflow.platform.projections.processor.ProcessorsAutoConfiguration;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import dev.orderflow.platform.projections.processor.SegmentOperations;
import dev.orderflow.platform.projections.processor.StatusSource;
import dev.orderflow.platform.projections.replay.Replays;
import dev.orderflow.platform.projections.replay.ReplaysAutoConfiguration;
import dev.orderflow.platform.projections.stepping.Stepping;
import dev.orderflow.platform.projections.stepping.SteppingAutoConfiguration;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.limits.OperationPaths;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processors, dead letters and the audit trail over HTTP. */
@AutoConfiguration(
        after = {ProcessorsAutoConfiguration.class, ReplaysAutoConfiguration.class, SteppingAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(OperationsProperties.class)
public class OperationsAutoConfiguration {

    @Bean
    ProcessorLookup processorLookup(ProcessorStatuses statuses, ObjectProvider<StatusSource> others, NodeRole role) {
        return new ProcessorLookup(statuses, others.orderedStream().toList(), role);
    }

    @Bean
    ProcessorController processorController(
            ProcessorLookup processors,
            DesiredState desired,
            Replays replays,
            SegmentOperations segments,
            AuditTrail trail,
            Notifier notifier) {
        return new ProcessorController(processors, desired, replays, segments, trail, notifier);
    }

    @Bean
    AuditTrail auditTrail(
            JdbcClient sql, ProcessorTransactions transactions, Tenants tenants, OperationsProperties properties) {
        return new AuditTrail(sql, transactions.template(), tenants, properties.actionsKept());
    }

    @Bean
    AuditController auditController(AuditTrail trail) {
        return new AuditController(trail);
    }

    @Bean
    DeadLetterOperations deadLetterOperations(
            ProcessorLookup processors,
            WaitingDeadLetters letters,
            DeadLetterQueue queue,
            DeadLetterRetry retry,
            SegmentClaims claims,
            StoredEventLookup events,
            LogReader log,
            AuditTrail trail,
            Notifier notifier) {
        return new DeadLetterOperations(processors, letters, queue, retry, claims, events, log, trail, notifier);
    }

    @Bean
    BulkRetry bulkRetry(
            ProcessorLookup processors,
            WaitingDeadLetters letters,
            DeadLetterOperations operations,
            SegmentClaims claims,
            AuditTrail trail,
            ProcessorTransactions transactions,
            Notifier notifier,
            OperationsProperties properties) {
        return new BulkRetry(
                processors,
                letters,
                operations,
                claims,
                trail,
                transactions.template(),
                notifier,
                properties.retryTimeout());
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetterOperations operations, BulkRetry bulk) {
        return new DeadLetterController(operations, bulk);
    }

    @Bean
    SteppingOperations steppingOperations(
            ProcessorLookup processors,
            Stepping stepping,
            DesiredState desired,
            StoredEventLookup events,
            LogReader log,
            AuditTrail trail) {
        return new SteppingOperations(processors, stepping, desired, events, log, trail);
    }

    @Bean
    SteppingController steppingController(SteppingOperations stepping) {
        return new SteppingController(stepping);
    }

    @Bean
    OperationPaths processorPaths() {
        return new OperationPaths("/api/processors/**", "/api/operations/**");
    }
}
