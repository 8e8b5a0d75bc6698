package dev.orderflow.stock;

import dev.orderflow.platform.eventstore.EventStoreAutoConfiguration;
import dev.orderflow.platform.eventstore.EventTypeRegistry;
import dev.orderflow.platform.eventstore.Migrations;
import dev.orderflow.platform.tenancy.TablesOfTenants;
import dev.orderflow.stock.item.StockEventTypes;
import dev.orderflow.stock.item.StockItem;
import dev.orderflow.stock.process.StockProcessConfiguration;
import java.util.List;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

/** Stock is kept where this module is on the class path, and for SKUs that have had a receipt. */
@AutoConfiguration(after = EventStoreAutoConfiguration.class)
@Import(StockProcessConfiguration.class)
public class StockAutoConfiguration {

    /** Adds a trigger to the log, which must be there by then. */
    @Bean
    @DependsOn("eventStoreMigrations")
    FlywayMigrationInitializer stockMigrations(JdbcConnectionDetails database) {
        return Migrations.of("stock", database);
    }

    @Bean
    TablesOfTenants stockTablesOfTenants() {
        return new TablesOfTenants(List.of("stock.unsettled_orders"));
    }

    @Bean
    EventTypeRegistry stockEventTypes() {
        return StockEventTypes.registry();
    }

    /** Axon finds this bean by its type. */
    @Bean
    AggregateConfigurer<StockItem> stockItem(LockFactory locks) {
        return AggregateConfigurer.defaultConfiguration(StockItem.class).configureLockFactory(configuration -> locks);
    }

    @Bean
    StockCommandFailures stockCommandFailures() {
        return new StockCommandFailures();
    }
}
