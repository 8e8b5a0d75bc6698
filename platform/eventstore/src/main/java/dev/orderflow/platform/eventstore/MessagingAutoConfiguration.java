package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.database.OutsideTransaction;
import dev.orderflow.platform.tenancy.TenantContext;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.commandhandling.gateway.ExponentialBackOffIntervalRetryScheduler;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.springboot.util.ConditionalOnMissingQualifiedBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * How commands, queries and transactions work on JDBC. Each part is declared here, because Axon's own defaults fail silently on
 * this stack: no transactions, tokens in memory. See docs/decisions/0005-explicit-wiring.md.
 */
@AutoConfiguration(
        before = DataSourceTransactionManagerAutoConfiguration.class,
        beforeName = {
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.ObjectMapperAutoConfiguration",
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration"
        })
@EnableConfigurationProperties(EventStoreProperties.class)
public final class MessagingAutoConfiguration {

    /** The first pause before a retry; each next one is twice as long. */
    private static final int FIRST_BACKOFF_MILLIS = 10;

    private static final int LOCK_ATTEMPT_MILLIS = 100;

    /** Commands and projections use JDBC, and JPA at most reads, so there is one transaction manager, and it is not JPA's. */
    @Bean
    @ConditionalOnMissingBean(org.springframework.transaction.TransactionManager.class)
    JdbcTransactionManager transactionManager(
            DataSource dataSource, ObjectProvider<TransactionManagerCustomizers> customizers) {
        JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
        customizers.ifAvailable(all -> all.customize(transactions));
        return transactions;
    }

    @Bean
    @ConditionalOnMissingBean(TransactionManager.class)
    WatchedTransactionManager axonTransactionManager(PlatformTransactionManager transactionManager) {
        return new WatchedTransactionManager(transactionManager);
    }

    @Bean
    @ConditionalOnMissingBean
    OutsideTransaction outsideTransaction(PlatformTransactionManager transactionManager) {
        return new OutsideTransaction(transactionManager);
    }

    @Bean
    @ConditionalOnMissingBean(ConnectionProvider.class)
    SpringDataSourceConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    /** For everything that is not an event: tokens. Axon's default can't read a token back that it wrote during a replay. */
    @Bean
    @Primary
    @ConditionalOnMissingQualifiedBean(beanClass = Serializer.class, qualifier = "!eventSerializer,messageSerializer")
    Serializer serializer() {
        BasicPolymorphicTypeValidator tokens = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType("java.util.")
                .allowIfSubType("java.lang.")
                .allowIfSubType(LogToken.class)
                .build();
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(tokens))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean(CommandTargetResolver.class)
    CachedTargetResolver commandTargetResolver() {
        return new CachedTargetResolver();
    }

    /**
     * Commands for one aggregate, of one tenant, wait for each other on this node, which is cheaper than a conflict in the database.
     */
    @Bean
    @ConditionalOnMissingBean(LockFactory.class)
    LockFactory aggregateLocks(EventStoreProperties properties) {
        long millis = properties.command().lockTimeout().toMillis();
        LockFactory locks = PessimisticLockFactory.builder()
                .lockAttemptTimeout(LOCK_ATTEMPT_MILLIS)
                .acquireAttempts((int) Math.max(1, millis / LOCK_ATTEMPT_MILLIS))
                .build();
        return aggregateId -> locks.obtainLock(TenantContext.qualify(aggregateId));
    }

    /**
     * Retries a command that has lost a race, on the state that has won. A second command that creates the same aggregate has lost no
     * race: the aggregate exists.
     */
    @Bean
    @ConditionalOnMissingBean(CommandGateway.class)
    DefaultCommandGateway commandGateway(
            CommandBus commandBus,
            @Qualifier("commandRetryExecutor") ScheduledExecutorService executor,
            EventStoreProperties properties) {
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(ExponentialBackOffIntervalRetryScheduler.builder()
                        .retryExecutor(executor)
                        .nonTransientFailurePredicate(failure -> failure instanceof RuntimeException
                                && (!(failure instanceof ConcurrencyException)
                                        || failure instanceof AggregateStreamCreationException))
                        .backoffFactor(FIRST_BACKOFF_MILLIS)
                        .maxRetryCount(properties.command().retries())
                        .build())
                .build();
    }

    /** Runs two retried commands at a time: retries are rare, and must not take the connections of first attempts. */
    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    @ConditionalOnMissingBean(name = "commandRetryExecutor")
    ScheduledExecutorService commandRetryExecutor() {
        return new CommandRetryExecutor(2);
    }

    /** A query is a single statement: a transaction of the bus around it would be two useless round trips. */
    @Bean
    @ConditionalOnMissingBean(QueryBus.class)
    SimpleQueryBus queryBus(QueryUpdateEmitter updates, Configuration axon) {
        return SimpleQueryBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .queryUpdateEmitter(updates)
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .spanFactory(axon.getComponent(QueryBusSpanFactory.class))
                .build();
    }

    /**
     * Every event carries the id of the message that caused it, and the id of the request with which all began. An application that adds
     * a correlation of its own keeps this one, which Axon's default would not.
     */
    @Bean
    @ConditionalOnMissingBean(MessageOriginProvider.class)
    MessageOriginProvider messageOrigin() {
        return new MessageOriginProvider(CausationId.KEY, "correlationId");
    }
}
