package dev.orderflow.api.reliability;

import dev.orderflow.platform.testing.FreePort;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The deliverable as a process of its own, which can be killed like any other. */
final class RunningJar {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final Path log;

    private RunningJar(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill)); // what tests leave alive ends with them
    }

    /** Returns once the application is ready. */
    static RunningJar start(Database database) throws IOException {
        return launch(UnpackedJar.of(database).start(database)).ready();
    }

    /** Returns once all of them are ready, which on two cores is sooner than one after the other. */
    static List<RunningJar> start(int nodes, Database database) throws IOException {
        return start(nodes, database, Map.of());
    }

    static List<RunningJar> start(int nodes, Database database, Map<String, String> environment) throws IOException {
        List<RunningJar> jars = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            ProcessBuilder java = UnpackedJar.of(database).start(database);
            java.environment().putAll(environment);
            jars.add(launch(java));
        }
        return ready(jars);
    }

    /** The first runs from the jar as it is delivered. */
    static List<RunningJar> startPackedAndUnpacked(Database database) throws IOException {
        return ready(List.of(
                launch(UnpackedJar.startPacked(database)),
                launch(UnpackedJar.of(database).start(database))));
    }

    private static List<RunningJar> ready(List<RunningJar> jars) {
        jars.forEach(RunningJar::ready);
        return jars;
    }

    /** Returns before it is ready, which the caller waits for. */
    static RunningJar launch(Database database, int port, Map<String, String> settings) throws IOException {
        ProcessBuilder java = UnpackedJar.of(database).start(database);
        java.environment().putAll(settings);
        return launch(java, port);
    }

    static RunningJar launch(ProcessBuilder java) throws IOException {
        int port = FreePort.find();
        Files.deleteIfExists(log(port)); // an earlier node had the same port
        return launch(java, port);
    }

    private static RunningJar launch(ProcessBuilder java, int port) throws IOException {
        java.environment().put("SERVER_PORT", Integer.toString(port));
        // More than one, so that two nodes can work on one read model.
        java.environment().putIfAbsent("ORDERFLOW_PROJECTIONS_SEGMENTS", "2");
        // Another node takes over what a dead one has begun after six heartbeats, by default a minute.
        java.environment().put("ORDERFLOW_DEADLINES_HEARTBEAT", "PT1S");
        java.environment().put("ORDERFLOW_DEADLINES_POLLINTERVAL", "PT1S");
        Path log = log(port);
        return new RunningJar(
                java.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                port,
                log);
    }

    RunningJar ready() {
        // Seconds, but on a machine whose cores are all busy, minutes.
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .failFast("The application has ended, see " + log, () -> !process.isAlive())
                .until(this::isReady);
        return this;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** No shutdown hook runs, nothing is flushed: {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As an operator or an orchestrator does it: {@code SIGTERM}. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** It is there, and does nothing, as on a machine that is frozen. */
    void freeze() throws IOException {
        Signals.send("STOP", process.pid());
    }

    void thaw() throws IOException {
        Signals.send("CONT", process.pid());
    }

    /** Each line that it has written to its console as a whole. */
    List<String> log() throws IOException {
        String text = Files.readString(log);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether a claim's owner is this process. */
    boolean isCalled(String owner) {
        return owner.startsWith(process.pid() + "@");
    }

    boolean isReady() throws InterruptedException {
        return isUp("/actuator/health/readiness");
    }

    /** All that its health knows of, not only what a load balancer asks for. */
    boolean isWell() throws InterruptedException {
        return isUp("/actuator/health");
    }

    private boolean isUp(String path) throws InterruptedException {
        try {
            HttpRequest health = HttpRequest.newBuilder(uri(path)).build();
            return HTTP.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path log(int port) {
        return Path.of("target", "order-api-" + port + ".log");
    }
}
