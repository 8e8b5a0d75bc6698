package dev.orderflow.credit;

import dev.orderflow.credit.check.CreditCheck;
import dev.orderflow.credit.check.CreditLimitBoundary;
import dev.orderflow.credit.check.CreditReader;
import dev.orderflow.credit.limit.CreditLimit;
import dev.orderflow.credit.limit.CreditLimitEventTypes;
import dev.orderflow.platform.eventstore.ConsistencyBoundaries;
import dev.orderflow.platform.eventstore.EventStoreAutoConfiguration;
import dev.orderflow.platform.eventstore.EventTypeRegistry;
import dev.orderflow.platform.eventstore.Migrations;
import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.tenancy.TablesOfTenants;
import java.util.List;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Credit limits are on where this module is on the class path. */
@AutoConfiguration(after = EventStoreAutoConfiguration.class)
public class CreditAutoConfiguration {

    /** Adds an index and a trigger to the log, which must be there by then. */
    @Bean
    @DependsOn("eventStoreMigrations")
    FlywayMigrationInitializer creditMigrations(JdbcConnectionDetails database) {
        return Migrations.of("credit", database);
    }

    /** Where tenants are on, and after the log is kept apart: then each order's tenant is known. */
    @Bean
    @ConditionalOnBean(name = "tenantTables")
    @DependsOn("tenantTables")
    InitializingBean creditOfTenants(JdbcConnectionDetails database) {
        return Migrations.of("credit_of_tenants", database);
    }

    @Bean
    TablesOfTenants creditTablesOfTenants() {
        return new TablesOfTenants(List.of("credit.known_orders"));
    }

    @Bean
    EventTypeRegistry creditLimitEventTypes() {
        return CreditLimitEventTypes.registry();
    }

    /** Axon finds this bean by its type. */
    @Bean
    AggregateConfigurer<CreditLimit> creditLimit(LockFactory locks) {
        return AggregateConfigurer.defaultConfiguration(CreditLimit.class).configureLockFactory(configuration -> locks);
    }

    @Bean
    CreditReader creditReader(JdbcClient sql, StoredEventLookup events, Tenants tenants) {
        return new CreditReader(sql, events, tenants);
    }

    /** Axon puts an interceptor of commands that is a bean on its bus. */
    @Bean
    CreditLimitBoundary creditLimitBoundary(ConsistencyBoundaries boundaries, ObjectProvider<CreditReader> reader) {
        return new CreditLimitBoundary(boundaries, reader::getObject);
    }

    /** The check is no bean, because Axon would put it on its event gateway too. */
    @Bean
    SmartInitializingSingleton creditCheck(
            EventStore log, ConsistencyBoundaries boundaries, CreditReader reader, JdbcClient sql) {
        return () -> log.registerDispatchInterceptor(new CreditCheck(boundaries, reader, sql));
    }

    @Bean
    CreditCommandFailures creditCommandFailures() {
        return new CreditCommandFailures();
    }
}
