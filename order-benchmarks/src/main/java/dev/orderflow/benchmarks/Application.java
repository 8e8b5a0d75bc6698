package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.bare.BareApplication;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A web application as a process of its own. */
final class Application implements AutoCloseable {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Process process;
    private final int port;
    private final double secondsToReady;

    private Application(Process process, int port, double secondsToReady) {
        this.process = process;
        this.port = port;
        this.secondsToReady = secondsToReady;
    }

    /** The jar, in the profile {@code demo}. Returns once it is ready. */
    static Application start(Path jar, DriverManagerDataSource database, String... options)
            throws IOException, InterruptedException {
        return start(jar, database, Map.of("SPRING_PROFILES_ACTIVE", "demo"), options);
    }

    /** The jar, with these settings in its environment. */
    static Application start(
            Path jar, DriverManagerDataSource database, Map<String, String> settings, String... options)
            throws IOException, InterruptedException {
        ProcessBuilder command = Java.jar(jar, List.of(options));
        command.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL", Objects.requireNonNull(database.getUrl()),
                        "SPRING_DATASOURCE_USERNAME", Objects.requireNonNull(database.getUsername())));
        command.environment().putAll(settings);
        return start(command, "/actuator/health/readiness");
    }

    static Application startBare(String... options) throws IOException, InterruptedException {
        return start(Java.program(BareApplication.class, List.of(options)), "/session");
    }

    private static Application start(ProcessBuilder command, String readiness)
            throws IOException, InterruptedException {
        int port = freePort();
        command.environment().put("SERVER_PORT", Integer.toString(port));
        Path log = Files.createTempFile("application", ".log");
        long begin = System.nanoTime();
        Process process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        while (!isReady(uri(port, readiness))) {
            if (!process.isAlive()) {
                throw new IllegalStateException("It does not start; " + log + " says why");
            }
            Thread.sleep(50);
        }
        return new Application(process, port, (System.nanoTime() - begin) / 1e9);
    }

    URI uri(String path) {
        return uri(port, path);
    }

    int port() {
        return port;
    }

    double secondsToReady() {
        return secondsToReady;
    }

    double cpuMicros() {
        return ProcessCpu.micros(process.pid());
    }

    /** As Linux counts it; 0 elsewhere. */
    long residentMegabytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        Matcher resident = RESIDENT.matcher(Files.readString(status));
        return resident.find() ? Long.parseLong(resident.group(1)) / 1024 : 0;
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static boolean isReady(URI readiness) throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
