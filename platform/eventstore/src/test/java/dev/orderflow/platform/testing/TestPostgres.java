package dev.orderflow.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The tests' PostgreSQL: one server a JVM, started with the first database. It runs in a container where Docker answers,
 * else embedded; it is not durable, and gone with the JVM.
 */
public final class TestPostgres {

    /** Each cached application context keeps its pools, up to some tens of connections, and 300 were once not enough. */
    private static final String MAX_CONNECTIONS = "600";

    /** PostgreSQL allows none by default; whoever reads the log has to cope with those that a server allows. */
    private static final String MAX_PREPARED = "5";

    private static final AtomicInteger databases = new AtomicInteger();
    private static final Database superuser =
            DockerClientFactory.instance().isDockerAvailable() ? startContainer() : startEmbedded();

    private TestPostgres() {}

    /** An empty database, whose owner has a role that owns nothing else and is no superuser. */
    public static Database newDatabase() {
        return newDatabase("");
    }

    /** The same, with options of {@code create database}. */
    public static Database newDatabase(String options) {
        String name = "test_" + databases.incrementAndGet();
        JdbcClient client = JdbcClient.create(superuser.dataSource());
        client.sql("create role %s login password '%s'".formatted(name, name)).update();
        client.sql("create database %s owner %s %s".formatted(name, name, options))
                .update();
        String server = superuser.url().substring(0, superuser.url().lastIndexOf('/') + 1);
        return new Database(server + name, name, name);
    }

    /** The same database, for the superuser of the server: administrators do to it what its owner may not. */
    public static Database asSuperuser(String url) {
        return new Database(url, superuser.username(), superuser.password());
    }

    private static Database startContainer() {
        // Of the same release as the embedded binaries: 18.4.0 there is 18.4 here.
        String release = System.getProperty("postgres.version", "18").replaceFirst("\\.0$", "");
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:" + release)
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "max_connections=" + MAX_CONNECTIONS,
                        "-c",
                        "max_prepared_transactions=" + MAX_PREPARED);
        container.start(); // Testcontainers removes it after the JVM's end
        String url = "jdbc:postgresql://%s:%s/%s"
                .formatted(
                        container.getHost(),
                        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                        container.getDatabaseName());
        return new Database(url, container.getUsername(), container.getPassword());
    }

    private static Database startEmbedded() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", MAX_CONNECTIONS)
                    .setServerConfig("max_prepared_transactions", MAX_PREPARED)
                    // Else initdb takes the user's locale, which a bare machine may not know.
                    .setLocaleConfig("locale", "C")
                    .setRegisterShutdownHook(false)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopOnceUnused(server), "test-postgres-stop"));
            return new Database("jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shutdown hooks run side by side, and the application contexts that are closed by theirs still need the server. */
    private static void stopOnceUnused(EmbeddedPostgres server) {
        JdbcClient client = JdbcClient.create(server.getPostgresDatabase());
        try (server) {
            Awaitility.await()
                    .pollInSameThread()
                    .atMost(Duration.ofSeconds(20)) // surefire kills the JVM after 30 s
                    .until(() -> !isInUse(client));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInUse(JdbcClient client) {
        return client.sql("select count(*) from pg_stat_activity"
                                + " where backend_type = 'client backend' and pid <> pg_backend_pid()")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Where a database is, and who owns it. */
    public record Database(String url, String username, String password) {

        /** Opens a connection each time. */
        public DataSource dataSource() {
            return new DriverManagerDataSource(url, username, password);
        }

        public JdbcConnectionDetails details() {
            return new JdbcConnectionDetails() {
                @Override
                public String getUsername() {
                    return username;
                }

                @Override
                public String getPassword() {
                    return password;
                }

                @Override
                public String getJdbcUrl() {
                    return url;
                }
            };
        }
    }
}
