package dev.orderflow.api;

import dev.orderflow.domain.Order;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.ExponentialBackOffIntervalRetryScheduler;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** How commands and events travel. Each part is named here, because Axon's defaults fail in silence on this stack. */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {

    /** Commands and projections speak JDBC. JPA only reads, without transactions, so it has no transaction manager. */
    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionManager axonTransactionManager(JdbcTransactionManager transactionManager) {
        return new SpringTransactionManager(transactionManager);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    /**
     * For what is no event: tokens. The framework's own default refuses to read back a token that it wrote in mid-replay.
     */
    @Bean
    @Primary
    Serializer serializer() {
        BasicPolymorphicTypeValidator tokens = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType("java.util.")
                .allowIfSubType("java.lang.")
                .build();
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(tokens))
                .build();
    }

    /**
     * Commands on one order wait for each other here, rather than lose races in the database. After 3 s instead of Axon's minute
     * a command gives up: that is some thousand commands on one order, and whoever is still behind them had better come again.
     */
    @Bean
    LockFactory orderLocks() {
        return PessimisticLockFactory.builder()
                .lockAttemptTimeout(100)
                .acquireAttempts(30)
                .build();
    }

    /** Axon takes it up because it is a bean. */
    @Bean
    AggregateConfigurer<Order> order(LockFactory orderLocks) {
        return AggregateConfigurer.defaultConfiguration(Order.class).configureLockFactory(configuration -> orderLocks);
    }

    /**
     * Retries a command that has lost a race on the state that won: five times within about 300 ms, after which a client does
     * better to hear of it. A second placement is no lost race, but an order that exists.
     */
    @Bean
    CommandGateway commandGateway(CommandBus commandBus, ScheduledExecutorService retryExecutor) {
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(ExponentialBackOffIntervalRetryScheduler.builder()
                        .retryExecutor(retryExecutor)
                        .nonTransientFailurePredicate(failure -> failure instanceof RuntimeException
                                && (!(failure instanceof ConcurrencyException)
                                        || failure instanceof AggregateStreamCreationException))
                        .backoffFactor(10)
                        .maxRetryCount(5)
                        .build())
                .build();
    }

    /** Retried commands run here, two at a time: retries are rare, and must not take the connections of first tries. */
    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService retryExecutor() {
        return Executors.newScheduledThreadPool(2, new AxonThreadFactory("command-retry"));
    }

    /** A query is a single statement of JPA: a transaction of the bus around it would be two round trips for nothing. */
    @Bean
    QueryBus queryBus(QueryUpdateEmitter updates, org.axonframework.config.Configuration configuration) {
        return SimpleQueryBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .queryUpdateEmitter(updates)
                .messageMonitor(configuration.messageMonitor(QueryBus.class, "queryBus"))
                .spanFactory(configuration.getComponent(QueryBusSpanFactory.class))
                .build();
    }

    /** Every event knows the message that caused it, and the request that all of them began with. */
    @Bean
    CorrelationDataProvider messageOrigin() {
        return new MessageOriginProvider("causationId", "correlationId");
    }

    /** Every event knows the authenticated caller. */
    @Bean
    CorrelationDataProvider actor() {
        return new SimpleCorrelationDataProvider("actor");
    }
}
