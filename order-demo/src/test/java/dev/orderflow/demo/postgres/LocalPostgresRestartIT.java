package dev.orderflow.demo.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.orderflow.platform.startup.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The limit is below all the waits for a server that does not start or stop: nothing may just sit those out. */
@Timeout(value = 50, unit = TimeUnit.SECONDS)
class LocalPostgresRestartIT {

    private final Path directory;

    LocalPostgresRestartIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void dataSurviveARestart() throws IOException {
        try (LocalPostgres postgres = start()) {
            keepSomething(client(postgres));
        }

        assertThatItIsStillThere();
    }

    @Test
    void aServerThatAKilledJvmHasLeftBehindGivesWay() throws Exception {
        ChildJvm child = ChildJvm.startIn(directory);
        String url = child.awaitUrl();
        keepSomething(client(url));
        try (Connection lingering = DriverManager.getConnection(url, "orderflow", "")) {
            child.process().destroyForcibly().waitFor();
            assertThat(lingering.isValid(5)).as("the server outlives the JVM").isTrue();

            assertThatItIsStillThere();
        }
    }

    @Test
    void theFileOfACrashedServerIsNoObstacle() throws Exception {
        Process ended =
                new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version").start();
        ended.waitFor();

        crashLeavingTheNumberOf(ended.pid());

        assertThatItIsStillThere();
    }

    @Test
    void aProcessThatHasGotTheNumberOfACrashedServerIsLeftAlone() throws Exception {
        ProcessHandle stranger = ProcessHandle.current().parent().orElseThrow();

        crashLeavingTheNumberOf(stranger.pid());

        assertThatItIsStillThere();
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void theServerStopsOnceNobodyNeedsItAnyMore() throws Exception {
        ChildJvm child = ChildJvm.startIn(directory);
        assumeThat(child.process().supportsNormalTermination()).isTrue();
        child.awaitUrl();

        child.process().toHandle().destroy();

        assertThat(child.awaitRemainingOutput()).contains("last words").doesNotContain("Exception", "WARN", "ERROR");
        assertThat(directory.resolve(".data").resolve("postgres.log"))
                .content()
                .contains("database system is shut down");
        assertThat(dataDirectory().resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void dataOfAnotherVersionAreNamedAsSuch() throws IOException {
        Files.createDirectories(dataDirectory());
        Files.writeString(dataDirectory().resolve("PG_VERSION"), "9\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("are PostgreSQL 9's, but this is PostgreSQL ");
    }

    private void crashLeavingTheNumberOf(long pid) throws IOException {
        Path pidFile = dataDirectory().resolve("postmaster.pid");
        List<String> lines;
        try (LocalPostgres postgres = start()) {
            keepSomething(client(postgres));
            lines = Files.readAllLines(pidFile);
        }
        lines.set(0, String.valueOf(pid));
        Files.write(pidFile, lines);
    }

    private void assertThatItIsStillThere() throws IOException {
        try (LocalPostgres postgres = start()) {
            assertThat(client(postgres)
                            .sql("select count(*) from kept")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }
    }

    private static void keepSomething(JdbcClient client) {
        client.sql("create table kept as select 1 as something").update();
    }

    private LocalPostgres start() {
        return LocalPostgres.startIn(dataDirectory());
    }

    private Path dataDirectory() {
        return directory.resolve(".data").resolve("postgres");
    }

    private static JdbcClient client(LocalPostgres postgres) {
        return client(postgres.getJdbcUrl());
    }

    private static JdbcClient client(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, "orderflow", ""));
    }
}
