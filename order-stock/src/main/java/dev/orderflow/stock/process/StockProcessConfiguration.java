package dev.orderflow.stock.process;

import dev.orderflow.platform.eventstore.ConsistencyBoundaries;
import dev.orderflow.platform.role.NodeRole;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The process and its parts. */
@Configuration(proxyBeanMethods = false)
public class StockProcessConfiguration {

    /** How many orders a node settles at the same time. Each may use two connections of the application's pool, and requests should not notice. */
    static final int THREADS = 2;

    /** Axon puts an interceptor of commands that is a bean on its bus. */
    @Bean
    StockBoundary stockBoundary(ConsistencyBoundaries boundaries, JdbcClient sql) {
        return new StockBoundary(boundaries, sql);
    }

    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    ScheduledExecutorService stockWorkers() {
        return Executors.newScheduledThreadPool(THREADS, new AxonThreadFactory("order-stock"));
    }

    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    ExecutorService stockCommands() {
        return Executors.newFixedThreadPool(THREADS, new AxonThreadFactory("order-stock-commands"));
    }

    @Bean
    UnsettledOrders unsettledOrders(JdbcClient sql, PlatformTransactionManager transactions) {
        return new UnsettledOrders(sql, new TransactionTemplate(transactions));
    }

    @Bean
    UnsettledMeters unsettledMeters(JdbcClient sql, NodeRole role) {
        return new UnsettledMeters(sql, role);
    }

    /** Looks for the log and the gateway when it needs them: they have to know all handlers of events, and so the process. */
    @Bean
    SettlingWorkers settlingWorkers(
            UnsettledOrders orders,
            ObjectProvider<EventStore> log,
            ObjectProvider<CommandGateway> gateway,
            @Qualifier("stockWorkers") ScheduledExecutorService workers,
            @Qualifier("stockCommands") ExecutorService commands,
            NodeRole role) {
        return new SettlingWorkers(
                orders,
                orderId -> new OrderStock(log.getObject(), gateway.getObject()).settle(orderId),
                workers,
                commands,
                role);
    }

    @Bean
    StockProcess stockProcess(UnsettledOrders orders, SettlingWorkers workers) {
        return new StockProcess(orders, workers::wake);
    }
}
