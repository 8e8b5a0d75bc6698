package dev.orderflow.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A durable PostgreSQL of its own, and what it says about itself. */
final class PostgresServer implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final JdbcClient superuser;
    private final long pid;

    private PostgresServer(EmbeddedPostgres server) throws IOException {
        this.server = server;
        this.superuser = JdbcClient.create(server.getPostgresDatabase());
        Path data =
                Path.of(superuser.sql("show data_directory").query(String.class).single());
        this.pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    }

    static PostgresServer start() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // So that the server itself can tell when what was committed.
                .setServerConfig("track_commit_timestamp", "on")
                .start();
        PostgresServer started = new PostgresServer(server);
        started.superuser.sql("create role orderflow login").update();
        started.create("orderflow");
        return started;
    }

    DriverManagerDataSource database() {
        return database("orderflow");
    }

    /** One more, beside that of the other benchmarks. */
    DriverManagerDataSource create(String name) {
        superuser.sql("create database " + name + " owner orderflow").update();
        return database(name);
    }

    private DriverManagerDataSource database(String name) {
        return new DriverManagerDataSource(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "orderflow", "");
    }

    /** Of all its processes. */
    double cpuMicros() {
        return ProcessCpu.microsOfFamily(pid);
    }

    /** A connection reports its own when it has been idle for ten seconds, and earlier only once a second. */
    long commits() {
        return superuser
                .sql("select xact_commit from pg_stat_database where datname = 'orderflow'")
                .query(Long.class)
                .single();
    }

    String version() {
        return superuser
                .sql("select current_setting('server_version')")
                .query(String.class)
                .single();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
