package dev.orderflow.demo.postgres;

import dev.orderflow.platform.startup.StartRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL on loopback. It runs until this object is closed, and its data stay. As in production, the application's role is no
 * superuser and owns only its database.
 */
public final class LocalPostgres implements JdbcConnectionDetails, AutoCloseable {

    private static final String ROLE = "orderflow";
    private static final String DATABASE = "orderflow";

    private final DataDirectory directory;
    private final EmbeddedPostgres server;

    private LocalPostgres(DataDirectory directory, EmbeddedPostgres server) {
        this.directory = directory;
        this.server = server;
    }

    /**
     * Returns once the database can be used.
     *
     * @throws StartRefused if another JVM runs on this directory, or PostgreSQL can't start in it
     */
    public static LocalPostgres startIn(Path path) {
        DataDirectory directory = DataDirectory.claim(path.toAbsolutePath().normalize());
        try {
            LocalPostgres postgres = new LocalPostgres(directory, start(directory));
            postgres.createDatabaseUnlessThere();
            return postgres;
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw new StartRefused(
                    "PostgreSQL does not start in " + directory.path() + ": " + e.getMessage(),
                    directory.log()
                            + " says why. To start again without the orders stored so far, delete the directory.",
                    e);
        }
    }

    private static EmbeddedPostgres start(DataDirectory directory) throws IOException {
        Files.deleteIfExists(directory.log());
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.path())
                .setCleanDataDirectory(false)
                // A JVM shutdown hook would stop the server while the application still needs it to stop properly.
                .setRegisterShutdownHook(false)
                // By default the library gives up durability for speed.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // By default the server's log is lost once it has started.
                .setOutputRedirector(Redirect.appendTo(directory.log().toFile()))
                // By default initdb takes the user's locale, which may not be installed.
                .setLocaleConfig("locale", "C")
                // After a crash PostgreSQL replays up to 1 GB of its log (max_wal_size), a minute on a slow disk.
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
    }

    private void createDatabaseUnlessThere() {
        JdbcClient superuser = JdbcClient.create(server.getPostgresDatabase());
        if (isMissing(superuser, "select count(*) from pg_roles where rolname = ?", ROLE)) {
            superuser.sql("create role " + ROLE + " login").update();
        }
        if (isMissing(superuser, "select count(*) from pg_database where datname = ?", DATABASE)) {
            superuser.sql("create database " + DATABASE + " owner " + ROLE).update();
        }
    }

    private static boolean isMissing(JdbcClient client, String count, String name) {
        return client.sql(count).param(name).query(Integer.class).single() == 0;
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://localhost:" + port() + "/" + DATABASE;
    }

    @Override
    public String getUsername() {
        return ROLE;
    }

    /** The server needs no password from this machine. */
    @Override
    public String getPassword() {
        return "";
    }

    public String database() {
        return DATABASE;
    }

    public int port() {
        return server.getPort();
    }

    /** Absolute. */
    public Path dataDirectory() {
        return directory.path();
    }

    /** The server's log since its last start. */
    public Path log() {
        return directory.log();
    }

    @Override
    public void close() throws IOException {
        server.close();
        directory.close();
    }
}
