package dev.orderflow.platform.projections.stepping;

import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.ProjectionRegistry;
import dev.orderflow.platform.projections.ProjectionsProperties;
import dev.orderflow.platform.projections.processor.ProcessorTransactions;
import dev.orderflow.platform.projections.processor.ProcessorsAutoConfiguration;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stepping through projections. */
@AutoConfiguration(after = ProcessorsAutoConfiguration.class)
public class SteppingAutoConfiguration {

    /** On the application's pool: a person who steps takes no connection from a processor. */
    @Bean
    Stepping stepping(
            ObjectProvider<Projection<?, ?>> projections,
            ProjectionRegistry registry,
            JdbcClient sql,
            LogReader log,
            StoredEventLookup events,
            PlatformTransactionManager transactions,
            ProjectionsProperties properties) {
        return new Stepping(
                projections
                        .orderedStream()
                        .collect(Collectors.toMap(
                                Projection::name, projection -> new SteppedProjection(projection, registry))),
                new SteppingTable(sql, IdleSessions.TIMEOUT),
                log,
                events,
                new TransactionTemplate(transactions),
                properties.batchSize());
    }

    @Bean
    IdleSessions idleSessions(JdbcClient sql, ProcessorTransactions transactions, ProjectionsProperties properties) {
        return new IdleSessions(sql, transactions.template(), properties.shutdownTimeout());
    }
}
