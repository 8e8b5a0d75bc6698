package dev.orderflow.platform.projections.replay;

import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.ProjectionsProperties;
import dev.orderflow.platform.projections.processor.DesiredState;
import dev.orderflow.platform.projections.processor.ProcessorTransactions;
import dev.orderflow.platform.projections.processor.ProcessorsAutoConfiguration;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import dev.orderflow.platform.role.NodeRole;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replays: how they are requested, and how they end. */
@AutoConfiguration(after = ProcessorsAutoConfiguration.class)
public class ReplaysAutoConfiguration {

    @Bean
    Replays replays(
            JdbcClient sql,
            SegmentClaims claims,
            ProcessorTransactions transactions,
            ProjectionsProperties properties) {
        return new Replays(sql, claims, transactions.template(), properties.failedBatchPause());
    }

    @Bean
    CutOverSchedule cutOverSchedule(
            NodeRole role,
            ObjectProvider<Projection<?, ?>> projections,
            DesiredState desired,
            JdbcClient sql,
            JdbcTemplate jdbc,
            SegmentClaims claims,
            ProcessorTransactions transactions,
            Tenants tenants,
            Notifier notifier,
            ProjectionsProperties properties) {
        CutOver cutOver = new CutOver(
                sql,
                new LongStatements(jdbc),
                claims,
                transactions.template(),
                tenants,
                properties.cutOverDistance(),
                properties.cutOverTimeout());
        return new CutOverSchedule(
                role.hasReadModels()
                        ? projections.orderedStream().map(Projection::name).toList()
                        : List.of(),
                desired,
                cutOver,
                transactions.template(),
                notifier,
                properties);
    }
}
