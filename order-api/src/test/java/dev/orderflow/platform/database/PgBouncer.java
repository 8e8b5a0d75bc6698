package dev.orderflow.platform.database;

import dev.orderflow.api.InstalledProgram;
import dev.orderflow.platform.testing.FreePort;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** The machine's own PgBouncer, before a database of the tests. Tests are skipped without it, unless {@code PGBOUNCER_TESTS=required}. */
final class PgBouncer implements AutoCloseable {

    static final class IsInstalled extends InstalledProgram {

        IsInstalled() {
            super("PgBouncer", "PGBOUNCER_TESTS", "PGBOUNCER may name one", find().isPresent());
        }
    }

    private final Process process;
    private final Database behind;
    private final int port;

    private PgBouncer(Process process, Database behind, int port) {
        this.process = process;
        this.behind = behind;
        this.port = port;
    }

    /** @param mode {@code session} or {@code transaction} */
    static PgBouncer start(Path directory, Database database, String mode, String... settings) throws IOException {
        int port = FreePort.find();
        String server = database.url().replaceFirst("^jdbc:postgresql://", "");
        String host = server.replaceFirst(":.*", "");
        String hostPort = server.replaceFirst("[^:]*:(\\d+)/.*", "$1");
        Path users = Files.writeString(
                directory.resolve("users.txt"), "\"%s\" \"%s\"\n".formatted(database.username(), database.password()));
        Path configuration = Files.writeString(directory.resolve("pgbouncer.ini"), """
                [databases]
                * = host=%s port=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %s
                unix_socket_dir =
                auth_type = trust
                auth_file = %s
                pool_mode = %s
                default_pool_size = 60
                %s
                """.formatted(
                        host, hostPort, port, users, mode, String.join("\n", settings)));
        // Root may start it, but it then works as another user.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(List.of(find().orElseThrow().toString()));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(configuration.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "pgbouncer-" + port + ".log").toFile())
                .start();
        PgBouncer started = new PgBouncer(process, database, port);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(started::answers);
        return started;
    }

    /** The same database, by way of this. */
    Database database() {
        return new Database(
                "jdbc:postgresql://127.0.0.1:%s/%s".formatted(port, behind.username()),
                behind.username(),
                behind.password());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private boolean answers() {
        try (var connection = database().dataSource().getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static Optional<Path> find() {
        return InstalledProgram.first("PGBOUNCER", List.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"));
    }
}
