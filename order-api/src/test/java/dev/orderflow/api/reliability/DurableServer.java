package dev.orderflow.api.reliability;

import dev.orderflow.platform.testing.TestPostgres.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL that keeps what it has acknowledged, at an address that stays the same when it is killed and started again. */
final class DurableServer implements AutoCloseable {

    private static final String ROLE = "orderflow";

    private final Path directory;
    private final int port;
    private EmbeddedPostgres server;

    DurableServer(Path directory) throws IOException {
        this.directory = directory;
        this.port = freePort();
        this.server = start();
        JdbcClient superuser = JdbcClient.create(server.getPostgresDatabase());
        superuser.sql("create role " + ROLE + " login").update();
        superuser.sql("create database " + ROLE + " owner " + ROLE).update();
    }

    Database database() {
        return new Database("jdbc:postgresql://localhost:" + port + "/" + ROLE, ROLE, "");
    }

    /** {@code kill -9} of the server and all of its processes; the data stay as the crash has left them. */
    void kill() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(directory.resolve("postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    void restart() throws IOException {
        server.close(); // there is nothing left to stop, but a lock to give back
        Files.deleteIfExists(directory.resolve("postmaster.pid"));
        server = start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private EmbeddedPostgres start() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C")
                .setPGStartupWait(Duration.ofMinutes(1)) // it recovers from a crash
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
