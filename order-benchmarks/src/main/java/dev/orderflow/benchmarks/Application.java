package dev.orderflow.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The jar as a process of its own, in the profile {@code demo}. */
final class Application implements AutoCloseable {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Process process;
    private final int port;

    private Application(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns once it is ready. */
    static Application start(Path jar, DriverManagerDataSource database, String... options)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder java = new ProcessBuilder(command);
        java.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL", Objects.requireNonNull(database.getUrl()),
                        "SPRING_DATASOURCE_USERNAME", Objects.requireNonNull(database.getUsername()),
                        "SPRING_PROFILES_ACTIVE", "demo",
                        "SERVER_PORT", Integer.toString(port)));
        Path log = Files.createTempFile("order-api", ".log");
        Application application = new Application(
                java.redirectErrorStream(true).redirectOutput(log.toFile()).start(), port);
        while (!application.isReady()) {
            if (!application.process.isAlive()) {
                throw new IllegalStateException("It does not start; " + log + " says why");
            }
            Thread.sleep(100);
        }
        return application;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
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

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest health =
                    HttpRequest.newBuilder(uri("/actuator/health/readiness")).build();
            return HttpClient.newHttpClient()
                            .send(health, BodyHandlers.discarding())
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
