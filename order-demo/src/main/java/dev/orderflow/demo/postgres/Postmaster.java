package dev.orderflow.demo.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Stops a server that still runs after the JVM that started it has died. It is found by {@code postmaster.pid} in its data directory. */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    /** A stop writes the cache of 128 MB to the disk; this is ample even for a slow one. */
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);

    private Postmaster() {}

    /** Returns when no server runs on the directory. The caller makes sure that nobody else starts one. */
    static void stop(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile);
        } catch (NoSuchFileException e) {
            return;
        }
        if (lines.size() < 4) {
            return; // killed while it wrote the file, before it had any client
        }
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
        if (process.isEmpty()) {
            return; // it crashed; PostgreSQL notices that at the next start, and recovers
        }
        if (isStranger(directory, process.get())) {
            // Another process has the number now, and PostgreSQL would take it for a running server.
            Files.deleteIfExists(pidFile);
        } else {
            stop(process.get(), lines.get(3), pidFile);
        }
    }

    /** In doubt the process counts as a server, because the file protects the data against two servers. */
    private static boolean isStranger(Path directory, ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean otherProgram = info.command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .filter(name -> !name.equals("postgres") && !name.equals("postgres.exe"))
                .isPresent();
        // Windows does not show the arguments: the name alone decides there.
        boolean otherDirectory = info.arguments()
                .filter(arguments -> !Arrays.asList(arguments).contains(directory.toString()))
                .isPresent();
        return otherProgram || otherDirectory;
    }

    private static void stop(ProcessHandle server, String port, Path pidFile) throws IOException {
        log.info("Stopping PostgreSQL (process {}), which an earlier run has left behind", server.pid());
        disconnectClients(port);
        server.destroy();
        Instant deadline = Instant.now().plus(STOP_TIMEOUT);
        // The server deletes the file last. Its process may remain as a zombie.
        while (Files.exists(pidFile) && server.isAlive()) {
            if (Instant.now().isAfter(deadline) || !paused()) {
                server.descendants().forEach(ProcessHandle::destroyForcibly);
                server.destroyForcibly();
                Files.deleteIfExists(pidFile);
            }
        }
    }

    /** A server that is asked to stop waits for its clients to leave. */
    private static void disconnectClients(String port) {
        String url = "jdbc:postgresql://localhost:" + port + "/postgres?loginTimeout=5&socketTimeout=5";
        try {
            JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""))
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where backend_type = 'client backend' and pid <> pg_backend_pid()")
                    .query()
                    .listOfRows();
        } catch (DataAccessException e) {
            log.debug("It accepts no connections, so there are no clients to disconnect", e);
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(20);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
