package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As in its container: the application writes nowhere but to its directory for temporary files. With {@code -Pthorough}. */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
@EnabledOnOs(OS.LINUX)
class ReadOnlyFileSystemIT {

    /** Sees the whole machine as read-only, and an empty directory in memory in the place of the first argument. */
    private static final String READ_ONLY = """
            mount --rbind / / && mount -o remount,bind,ro / && mount -t tmpfs tmpfs "$1" && shift && ! touch target/written && exec "$@"
            """;

    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-root-user", "--mount");

    @Test
    void aNodeWorksOnAFileSystemThatCannotBeWrittenTo(@TempDir Path temporary)
            throws IOException, InterruptedException {
        assumeThat(new ProcessBuilder(command("true")).start().waitFor()).isZero();
        Database database = TestPostgres.newDatabase();
        ProcessBuilder java = UnpackedJar.of(database).start(database);
        java.command().addAll(0, command("sh", "-c", READ_ONLY, "sh", temporary.toString()));
        java.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);

        RunningJar node = RunningJar.launch(java).ready();
        try (OneTryClients clients = new OneTryClients(1, node::uri)) {
            clients.awaitMore(20);
            clients.stop();

            assertThat(clients.failures()).isEmpty();
            Losses.assertNone(
                    "A read-only file system", clients.acknowledged(), JdbcClient.create(database.dataSource()));
        } finally {
            node.kill();
        }
        assertThat(Path.of("target/written")).doesNotExist();
        try (var files = Files.list(temporary)) {
            assertThat(files)
                    .as("what was written is in the directory in memory")
                    .isEmpty();
        }
    }

    private static List<String> command(String... program) {
        return Stream.concat(NAMESPACE.stream(), Stream.of(program)).toList();
    }
}
