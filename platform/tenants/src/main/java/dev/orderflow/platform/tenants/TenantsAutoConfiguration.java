package dev.orderflow.platform.tenants;

import dev.orderflow.platform.eventstore.EventStoreAutoConfiguration;
import dev.orderflow.platform.eventstore.EventStoreProperties;
import dev.orderflow.platform.eventstore.Migrations;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.projections.ProjectionsProperties;
import dev.orderflow.platform.projections.SideEffectHandler;
import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.tenancy.TablesOfTenants;
import dev.orderflow.platform.web.WebProperties;
import java.util.Objects;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tenants are on where {@code orderflow.tenants.enabled} says so. */
@AutoConfiguration(before = EventStoreAutoConfiguration.class)
@ConditionalOnProperty("orderflow.tenants.enabled")
@EnableConfigurationProperties(TenantsProperties.class)
public final class TenantsAutoConfiguration {

    @Bean
    static TenantPools tenantPools() {
        return new TenantPools();
    }

    @Bean
    @DependsOn({"eventStoreMigrations", "readModelMigrations"})
    FlywayMigrationInitializer tenantMigrations(JdbcConnectionDetails database) {
        return Migrations.of("tenants", database);
    }

    @Bean
    @DependsOn({"tenantMigrations", "readModelTables"})
    TenantTables tenantTables(
            JdbcConnectionDetails database,
            TenantsProperties properties,
            ObjectProvider<TablesOfTenants> tables,
            ObjectProvider<FlywayMigrationInitializer> migrations) {
        migrations.forEach(done -> {}); // of all modules: their tables must be there
        return new TenantTables(database, properties, tables.stream().toList());
    }

    @Bean
    SeparateTenants tenants(JdbcTemplate jdbc, TenantTables tables) {
        return new SeparateTenants(jdbc, tables);
    }

    @Bean
    TenantCheck tenantCheck(TenantsProperties tenants, WebProperties web) {
        return new TenantCheck(tenants.claim(), web.operationsScope());
    }

    /** Axon puts an interceptor that is a bean on its gateway and its bus. */
    @Bean
    TenantMetadata tenantMetadata() {
        return new TenantMetadata();
    }

    /** Axon copies this from a command to its events. */
    @Bean
    SimpleCorrelationDataProvider tenantOfCommand() {
        return new SimpleCorrelationDataProvider(Tenants.KEY);
    }

    /** Ends the start if something would see all tenants, or none, because it was not made for tenants. */
    @Bean
    SmartInitializingSingleton tenantsAreEverywhere(
            ObjectProvider<SideEffectHandler> sideEffects,
            EventStoreProperties log,
            ProjectionsProperties projections) {
        return () -> {
            sideEffects.stream()
                    .filter(handler -> !handler.tellsTenantsApart())
                    .findFirst()
                    .ifPresent(handler -> {
                        throw new StartRefused(
                                "orderflow.tenants.enabled, but the event handler %s works for all tenants at once."
                                        .formatted(handler.name()),
                                "Leave the module out that it belongs to. See docs/tenants.md.");
                    });
            if (log.readConnections() == 0 || Objects.equals(projections.connections(), 0)) {
                throw new StartRefused(
                        "orderflow.tenants.enabled, but readers of the log or processors have no connections of their own.",
                        "Set orderflow.event-store.read-connections and orderflow.projections.connections to more than 0.");
            }
        };
    }
}
