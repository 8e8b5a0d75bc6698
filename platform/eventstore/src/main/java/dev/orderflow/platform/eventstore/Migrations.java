package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.database.NewConnections;
import dev.orderflow.platform.database.SessionSettings;
import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.tenancy.TenantContext;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.postgresql.PGProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.NestedExceptionUtils;

/** Migrates one schema, with a history of its own, so that each module owns its tables. */
public final class Migrations {

    /** For an answer. A server that builds an index is slow. */
    private static final int PATIENCE_SECONDS = 5;

    /** For all of a new connection. */
    private static final int LOGIN_SECONDS = 15;

    /** PostgreSQL's code for a {@code lock_timeout}. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Migrations() {}

    /**
     * Runs the migrations in {@code db/<schema>}, from all jars on the class path: an application adds its own views and functions to
     * a module's schema by a repeatable migration there. Spring makes sure that a bean of this type has done its work before
     * any other bean uses the database.
     *
     * <p>A migration that needs a lock on a table that is in use says {@code set local lock_timeout}: whoever comes after it has to wait
     * behind it. If it gives up, the start ends, and the next one tries again.
     */
    public static FlywayMigrationInitializer of(String schema, JdbcConnectionDetails database) {
        MigrationWatch watch =
                new MigrationWatch(NewConnections.forQuestions(database, PATIENCE_SECONDS, LOGIN_SECONDS));
        Flyway flyway = Flyway.configure()
                .dataSource(watch.over(connections(database)))
                .schemas(schema)
                .locations("classpath:db/" + schema)
                // A migration of a tenants' table sees the rows of all, where it can.
                .initSql(SessionSettings.UNLIMITED + ";set orderflow.tenant = '" + TenantContext.PLATFORM + "'")
                .load();
        return new FlywayMigrationInitializer(flyway, migration -> watch.during(() -> migrate(schema, migration)));
    }

    private static void migrate(String schema, Flyway migration) {
        try {
            (isOvertaken(migration) ? outOfOrder(migration) : migration).migrate();
        } catch (FlywayException e) {
            throw NestedExceptionUtils.getMostSpecificCause(e) instanceof SQLException failure
                            && LOCK_NOT_AVAILABLE.equals(failure.getSQLState())
                    ? new StartRefused(
                            "A migration of the schema %s needs a table that somebody else has locked. It has given up, so that nobody waits behind it."
                                    .formatted(schema),
                            "Start again: the migration begins anew. If it never gets its turn, see in pg_stat_activity which vacuum"
                                    + " or which long transaction is in its way.",
                            e)
                    : e;
        }
    }

    /** The next migration of a module comes after those that an application has added to its schema, which have greater numbers. */
    private static boolean isOvertaken(Flyway migration) {
        return Stream.of(migration.info().all()).anyMatch(next -> next.getState() == MigrationState.IGNORED);
    }

    /** Not always, because Flyway warns of it at each start. */
    private static Flyway outOfOrder(Flyway migration) {
        return Flyway.configure()
                .configuration(migration.getConfiguration())
                .outOfOrder(true)
                .load();
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
