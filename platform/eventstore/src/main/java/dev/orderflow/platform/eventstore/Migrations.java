package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.database.NewConnections;
import dev.orderflow.platform.database.SessionSettings;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Migrates one schema, with a history of its own, so that each module owns its tables. */
public final class Migrations {

    /** For an answer. A server that builds an index is slow. */
    private static final int PATIENCE_SECONDS = 5;

    /** For all of a new connection. */
    private static final int LOGIN_SECONDS = 15;

    private Migrations() {}

    /**
     * Runs the migrations in {@code db/<schema>}, from all jars on the class path: an application adds its own views and functions to
     * a module's schema by a repeatable migration there. Spring makes sure that a bean of this type has done its work before
     * any other bean uses the database.
     */
    public static FlywayMigrationInitializer of(String schema, JdbcConnectionDetails database) {
        MigrationWatch watch =
                new MigrationWatch(NewConnections.forQuestions(database, PATIENCE_SECONDS, LOGIN_SECONDS));
        Flyway flyway = Flyway.configure()
                .dataSource(watch.over(connections(database)))
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .initSql(SessionSettings.UNLIMITED)
                // The next migration of a module comes after those that an application has added to its schema, which
                // have greater numbers.
                .outOfOrder(true)
                .load();
        return new FlywayMigrationInitializer(flyway, migration -> watch.during(migration::migrate));
    }

    /** Not of the pool, whose connections have limits. */
    private static DataSource connections(JdbcConnectionDetails database) {
        Properties properties = new Properties();
        PGProperty.LOGIN_TIMEOUT.set(properties, LOGIN_SECONDS);
        // Finds out about a host that has gone without closing its connections.
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        return new NewConnections(database, properties);
    }
}
