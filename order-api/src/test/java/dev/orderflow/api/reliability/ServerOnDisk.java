package dev.orderflow.api.reliability;

import dev.orderflow.platform.testing.FreePort;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server of the machine's own PostgreSQL, in a directory that it or a backup has filled. */
final class ServerOnDisk implements AutoCloseable {

    /** PostgreSQL refuses to run as root. In a namespace of its own, root is nobody. */
    private static final String ANYBODY = "root".equals(System.getProperty("user.name")) ? "unshare -U " : "";

    private final Path directory;
    private final int port;

    private ServerOnDisk(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    static ServerOnDisk create(Path directory) throws IOException {
        run("initdb --username=postgres --auth=trust --locale=C --encoding=UTF8 --no-sync", directory);
        return start(directory);
    }

    static ServerOnDisk start(Path directory) throws IOException {
        ServerOnDisk server = new ServerOnDisk(directory, FreePort.find());
        run(
                "pg_ctl start --wait --log=\"$PGDATA/server.log\" --options='-p %s -F -c unix_socket_directories='"
                        .formatted(server.port),
                directory);
        return server;
    }

    /** An empty database, whose owner has a role that owns nothing else and is no superuser. */
    Database newDatabase(String name) {
        JdbcClient superuser =
                JdbcClient.create(database("postgres", "postgres").dataSource());
        superuser.sql("create role %s login".formatted(name)).update();
        superuser.sql("create database %1$s owner %1$s".formatted(name)).update();
        return database(name, name);
    }

    Database database(String name, String owner) {
        return new Database("jdbc:postgresql://localhost:%s/%s".formatted(port, name), owner, "");
    }

    /** As PostgreSQL's own programs take it. */
    static String uri(Database database) {
        return database.url().replaceFirst("jdbc:postgresql://", "postgresql://" + database.username() + "@");
    }

    @Override
    public void close() throws IOException {
        run("pg_ctl stop --mode=immediate", directory);
    }

    private static void run(String program, Path directory) throws IOException {
        PostgresPrograms.run(ANYBODY + program, Path.of("."), Map.of("PGDATA", directory.toString()));
    }
}
