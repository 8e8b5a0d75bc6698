package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.database.SessionSettings;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Migrates one schema, with a history of its own, so that each module owns its tables. */
public final class Migrations {

    private Migrations() {}

    /**
     * Runs the migrations in {@code db/<schema>}, from all jars on the class path: an application adds its own views and functions to
     * a module's schema by a repeatable migration there. Spring makes sure that a bean of this type has done its work before
     * any other bean uses the database.
     */
    public static FlywayMigrationInitializer of(String schema, JdbcConnectionDetails database) {
        return new FlywayMigrationInitializer(Flyway.configure()
                // Not the pool, whose connections have limits.
                .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .initSql(SessionSettings.UNLIMITED)
                .load());
    }
}
