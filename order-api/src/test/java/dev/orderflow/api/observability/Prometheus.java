package dev.orderflow.api.observability;

import dev.orderflow.api.Answer;
import dev.orderflow.platform.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A real one, which scrapes a node every two seconds. */
final class Prometheus implements AutoCloseable {

    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** With the rules of {@code docs/alerts.yml}, which wait for less time here. */
    static Prometheus withImpatientAlerts(Path directory, String node) throws IOException {
        String soon = Files.readString(AlertFile.PATH)
                .replaceAll("\\bfor: \\w+", "for: 1s")
                .replaceAll("\\[\\w+]", "[15s]");
        return start(directory, Files.writeString(directory.resolve("rules.yml"), soon), node);
    }

    /**
     * Returns when it has scraped the node.
     *
     * @param node its host and port
     */
    static Prometheus start(Path directory, Path rules, String node) throws IOException {
        Path configuration = Files.writeString(directory.resolve("prometheus.yml"), """
                global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s}
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: orderflow
                    metrics_path: /actuator/prometheus
                    basic_auth: {username: operator, password: operator}
                    static_configs: [{targets: ["%s"]}]
                """.formatted(
                        rules.toAbsolutePath().normalize(), node));
        int port = FreePort.find();
        Process process = new ProcessBuilder(
                        PrometheusIsInstalled.find("prometheus").orElseThrow().toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "prometheus-" + port + ".log").toFile())
                .start();
        Prometheus started = new Prometheus(process, port);
        Awaitility.await()
                .ignoreExceptions()
                .atMost(Duration.ofMinutes(3))
                .until(() -> !started.query("up{job='orderflow'} == 1").isEmpty());
        return started;
    }

    /** The series that an expression has now. */
    List<JsonNode> query(String expression) {
        return list(get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .at("/data/result"));
    }

    /** All rules, as it evaluates them. */
    List<JsonNode> rules() {
        return list(get("/api/v1/rules").at("/data/groups")).stream()
                .flatMap(group -> list(group.get("rules")).stream())
                .toList();
    }

    /** The names of the alerts that fire. */
    List<String> firing() {
        return query("ALERTS{alertstate='firing'}").stream()
                .map(alert -> alert.at("/metric/alertname").stringValue())
                .toList();
    }

    private JsonNode get(String path) {
        Answer answer = Answer.to(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build());
        if (answer.status() != 200) {
            throw new IllegalStateException(path + ": " + answer.text());
        }
        return Objects.requireNonNull(answer.json());
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
