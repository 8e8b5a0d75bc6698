package dev.orderflow.api.reliability;

import dev.orderflow.platform.testing.FreePort;
import dev.orderflow.platform.testing.TestPostgres.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL that keeps what it has acknowledged, at an address that stays the same when it is killed and started again. Another one
 * may follow it as its standby.
 */
final class DurableServer implements AutoCloseable {

    static final String ROLE = "orderflow";

    /** On this machine a connection that is not made by then will not be. */
    private static final Duration DROPPED = Duration.ofSeconds(1);

    private final Path directory;
    private final int port;
    private final Map<String, String> settings;
    private final List<Socket> queue = new ArrayList<>();
    private EmbeddedPostgres server;

    private DurableServer(Path directory, int port, Map<String, String> settings) throws IOException {
        this.directory = directory;
        this.port = port;
        this.settings = settings;
        this.server = start();
    }

    /** With an empty database in it. */
    DurableServer(Path directory) throws IOException {
        this(directory, Map.of());
    }

    DurableServer(Path directory, Map<String, String> settings) throws IOException {
        this(directory, FreePort.find(), settings);
        superuser().sql("create role " + ROLE + " login").update();
        superuser().sql("create database " + ROLE + " owner " + ROLE).update();
    }

    /** A server that has all that this one has, and follows it. */
    DurableServer standby(Path copy) throws IOException {
        return standby(copy, FreePort.find());
    }

    /** At the address of a server that is dead. */
    DurableServer standbyInPlaceOf(DurableServer dead, Path copy) throws IOException {
        return standby(copy, dead.port);
    }

    private DurableServer standby(Path copy, int itsPort) throws IOException {
        BaseBackup.of(directory, server.getPostgresDatabase(), copy);
        Files.createFile(copy.resolve("standby.signal"));
        // In the place of what the other one has set for itself.
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=%s user=postgres'".formatted(port));
        return new DurableServer(copy, itsPort, settings);
    }

    Database database() {
        return database("localhost:" + port, "");
    }

    /** Of two servers, of which one at a time accepts commands. */
    static Database database(DurableServer one, DurableServer other) {
        return database("localhost:" + one.port + ",localhost:" + other.port, "?targetServerType=primary");
    }

    private static Database database(String hosts, String options) {
        return new Database("jdbc:postgresql://" + hosts + "/" + ROLE + options, ROLE, "");
    }

    /** From now on it acknowledges only what a standby has too. */
    void acknowledgeWithTheStandby() {
        set("synchronous_standby_names", "*");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> superuser()
                        .sql("select exists (select from pg_stat_replication where sync_state = 'sync')")
                        .query(Boolean.class)
                        .single());
    }

    /** From now on it waits for no standby. */
    void acknowledgeAlone() {
        set("synchronous_standby_names", "");
    }

    /** A standby gets nothing more of what the other one acknowledges. */
    void stopFollowing() {
        set("primary_conninfo", "");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> superuser()
                        .sql("select not exists (select from pg_stat_wal_receiver)")
                        .query(Boolean.class)
                        .single());
    }

    /** A standby becomes the one that accepts commands. */
    void promote() {
        superuser().sql("select pg_promote()").query(row -> {});
    }

    private void set(String setting, String value) {
        superuser().sql("alter system set %s = '%s'".formatted(setting, value)).update();
        superuser().sql("select pg_reload_conf()").query(row -> {});
    }

    /** May do what the application's role may not. */
    JdbcClient superuser() {
        return JdbcClient.create(server.getPostgresDatabase());
    }

    /** {@code kill -9} of the server and all of its processes; the data stay as the crash has left them. */
    void kill() throws IOException {
        ServerProcesses.of(directory).kill();
    }

    void restart() throws IOException {
        server.close(); // there is nothing left to stop, but a lock to give back
        ServerProcesses.forget(directory);
        server = start();
    }

    /** All of its processes are there, and do nothing: connections are open and nobody answers. */
    void freeze() throws IOException {
        ServerProcesses.of(directory).signal("STOP");
    }

    void thaw() throws IOException {
        ServerProcesses.of(directory).signal("CONT");
    }

    /** It does nothing, and packets to it are dropped: once its queue of new connections is full, the kernel answers no more of them. */
    void disappear() throws IOException {
        freeze();
        try {
            while (true) {
                Socket queued = new Socket();
                queue.add(queued);
                queued.connect(new InetSocketAddress("localhost", port), (int) DROPPED.toMillis());
            }
        } catch (SocketTimeoutException e) {
            // full
        }
    }

    boolean isAlive() {
        try {
            return ServerProcesses.of(directory).isAlive();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket queued : queue) {
            queued.close();
        }
        server.close();
    }

    private EmbeddedPostgres start() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C")
                .setPGStartupWait(Duration.ofMinutes(1)); // it recovers from a crash
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }
}
