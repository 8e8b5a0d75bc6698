package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.eventstore.Account.Deposit;
import dev.orderflow.platform.eventstore.AccountEvent.MoneyDeposited;
import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.testing.NewDatabase;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small application of another domain gets an event store from this module, and can replace its parts. */
@SpringBootTest(
        classes = AutoConfigurationIT.Bank.class,
        properties = {
            "axon.axonserver.enabled=false",
            "axon.update-check.disabled=true",
            "spring.flyway.enabled=false",
            "orderflow.event-store.snapshot.threshold=5"
        })
@NewDatabase
class AutoConfigurationIT {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Bank {

        @Bean
        EventTypeRegistry accountEvents() {
            return AccountEvent.types();
        }

        @Bean
        AggregateConfigurer<Account> account(LockFactory locks) {
            return AggregateConfigurer.defaultConfiguration(Account.class).configureLockFactory(axon -> locks);
        }

        @Bean
        Account.Snapshots accountSnapshots() {
            return new Account.Snapshots();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Nameless {}

    @Configuration(proxyBeanMethods = false)
    static class OwnLocks {

        @Bean
        NullLockFactory noLocks() {
            return NullLockFactory.INSTANCE;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnEngine {

        @Bean
        EventStorageEngine inMemory() {
            return new InMemoryEventStorageEngine();
        }
    }

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore log;

    @Autowired
    private JdbcClient sql;

    private final String account = UUID.randomUUID().toString();

    @Test
    void eventsAreStoredUnderTheirNamesAndReadBack() {
        commands.sendAndWait(new Deposit(account, new BigDecimal("20.00")));

        assertThat(sql.sql("select type || ' ' || revision from event_store.events where aggregate_id = ?")
                        .param(account)
                        .query(String.class)
                        .list())
                .containsExactly("MoneyDeposited 2");
        assertThat(log.readEvents(account).next().getPayload())
                .isEqualTo(new MoneyDeposited(account, new BigDecimal("20.00")));
    }

    @Test
    void ofTwoEventsWithOneNumberTheSecondIsAConflict() {
        AccountStream stream = new AccountStream();
        log.publish(stream.deposited(0), stream.deposited(1));

        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> log.publish(stream.deposited(1)));
    }

    @Test
    void anAggregateThatHasADefinitionGetsSnapshots() {
        for (int i = 0; i < 6; i++) {
            commands.sendAndWait(new Deposit(account, BigDecimal.ONE));
        }

        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                sql.sql("select state ->> 'amount' from event_store.snapshots where aggregate_id = ?")
                                        .param(account)
                                        .query(String.class)
                                        .list())
                        .containsExactly("5"));
        assertThat(commands.<BigDecimal>sendAndWait(new Deposit(account, BigDecimal.ONE)))
                .isEqualByComparingTo("7");
    }

    @Test
    void withoutNamesForEventsTheStartIsRefused() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> start(Nameless.class))
                .havingRootCause()
                .isInstanceOf(StartRefused.class)
                .withMessageContaining("names");
    }

    @Test
    void anEngineThatWouldNotBeUsedIsRefused() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> start(Bank.class, OwnEngine.class))
                .havingRootCause()
                .isInstanceOf(StartRefused.class)
                .withMessageContaining("inMemory");
    }

    @Test
    void aBeanOfTheApplicationReplacesTheModules() {
        try (ConfigurableApplicationContext context = start(Bank.class, OwnLocks.class)) {
            assertThat(context.getBeansOfType(LockFactory.class)).containsOnlyKeys("noLocks");
        }
    }

    private ConfigurableApplicationContext start(Class<?>... sources) {
        return new SpringApplicationBuilder(sources)
                .web(WebApplicationType.NONE)
                .initializers(new NewDatabase.Initializer())
                .properties(Map.of(
                        "axon.axonserver.enabled", "false",
                        "axon.update-check.disabled", "true",
                        "spring.flyway.enabled", "false"))
                .run();
    }
}
