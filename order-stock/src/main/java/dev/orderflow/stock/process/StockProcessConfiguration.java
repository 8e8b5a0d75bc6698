package dev.orderflow.stock.process;

import dev.orderflow.platform.eventstore.ConsistencyBoundaries;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The process and its parts. */
@Configuration(proxyBeanMethods = false)
public class StockProcessConfiguration {

    /** How many orders a node settles at the same time. Each may use a connection of the application's pool, and requests should not notice. */
    private static final int THREADS = 2;

    /** Axon puts an interceptor of commands that is a bean on its bus. */
    @Bean
    StockBoundary stockBoundary(ConsistencyBoundaries boundaries, JdbcClient sql) {
        return new StockBoundary(boundaries, sql);
    }

    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    ExecutorService stockExecutor() {
        return Executors.newFixedThreadPool(THREADS, new AxonThreadFactory("order-stock"));
    }

    /** The handler is made before the log and the gateway, which need to know all handlers. */
    @Bean
    StockProcess stockProcess(
            JdbcClient sql,
            ObjectProvider<EventStore> log,
            ObjectProvider<CommandGateway> commands,
            @Qualifier("stockExecutor") ExecutorService executor) {
        return new StockProcess(
                new OrdersWithStock(sql),
                orderId -> new OrderStock(log.getObject(), commands.getObject()).settle(orderId),
                new SkippedOrders(sql),
                executor);
    }
}
