package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.Migrations;
import dev.orderflow.platform.tenancy.TablesOfTenants;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/** The schema {@code operations}: what operators have done, and how far the processors were behind. */
@AutoConfiguration
public class OperationsSchemaAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "operationsMigrations")
    FlywayMigrationInitializer operationsMigrations(JdbcConnectionDetails database) {
        return Migrations.of("operations", database);
    }

    /** Operators see what they have done for all tenants. */
    @Bean
    TablesOfTenants operationsTables() {
        return new TablesOfTenants(List.of(), List.of("operations.actions", "operations.lag_samples"));
    }
}
