package dev.orderflow.platform.eventstore;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A schema's migrations, with a history of their own, so that each part of the application owns its tables. */
public final class Migrations {

    private Migrations() {}

    /** Those in {@code db/<schema>}. A bean of this type has migrated its schema before anything uses the database. */
    public static FlywayMigrationInitializer of(String schema, JdbcConnectionDetails database) {
        return new FlywayMigrationInitializer(Flyway.configure()
                // Not the pool, which would go on with the connections whose limit is lifted here.
                .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
                .schemas(schema)
                .locations("classpath:db/" + schema)
                // An index over a long log takes as long as it takes.
                .initSql("set statement_timeout = 0")
                .load());
    }
}
