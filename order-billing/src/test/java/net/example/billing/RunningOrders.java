package net.example.billing;

import dev.orderflow.platform.testing.FreePort;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.awaitility.Awaitility;

/** The application of orders as it is delivered, seen from outside. */
final class RunningOrders {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;

    /** A node that publishes events of orders. */
    RunningOrders(Database database, String kafka) throws IOException {
        // Two segments, so that two nodes can share what is to be published.
        this(database, kafka, Map.of("SPRING_PROFILES_ACTIVE", "demo,kafka", "ORDERFLOW_PROJECTIONS_SEGMENTS", "2"));
    }

    RunningOrders(Database database, String kafka, Map<String, String> environment) throws IOException {
        port = FreePort.find();
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-jar",
                Path.of("..", "order-api", "target", "order-api.jar").toString());
        java.environment().put("SPRING_PROFILES_ACTIVE", "demo");
        java.environment().put("SPRING_DATASOURCE_URL", database.url());
        java.environment().put("SPRING_DATASOURCE_USERNAME", database.username());
        java.environment().put("SPRING_DATASOURCE_PASSWORD", database.password());
        java.environment().put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka);
        java.environment().put("SERVER_PORT", Integer.toString(port));
        java.environment().putAll(environment);
        process = java.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "order-api-" + port + ".log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .ignoreExceptions()
                .until(() -> get("/actuator/health/readiness", "viewer").statusCode() == 200);
    }

    void place(String orderId, String customer, String price) throws IOException, InterruptedException {
        expect(201, post("/api/orders", orderId + " 0", """
                {"orderId": "%s", "customerId": "%s", "lines": [
                    {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "%s", "currency": "EUR"}}]}
                """.formatted(orderId, customer, price)));
    }

    void confirm(String orderId) throws IOException, InterruptedException {
        expect(200, post("/api/orders/" + orderId + "/confirm", orderId + " 1", ""));
    }

    void ship(String orderId) throws IOException, InterruptedException {
        expect(200, post("/api/orders/" + orderId + "/ship", orderId + " 2", """
                {"carrier": "Blue Van", "trackingNumber": "BV 1042"}"""));
    }

    /** In the trace of its caller. */
    void deliver(String orderId, String traceparent) throws IOException, InterruptedException {
        HttpRequest request = posted("/api/orders/" + orderId + "/deliver", orderId + " 3", "")
                .header("traceparent", traceparent)
                .build();
        expect(200, HTTP.send(request, BodyHandlers.ofString()));
    }

    /** A request with this key takes effect once, however often it is sent. */
    HttpResponse<String> post(String path, String key, String body) throws IOException, InterruptedException {
        return HTTP.send(posted(path, key, body).build(), BodyHandlers.ofString());
    }

    /** Asks for something that operators may. */
    void operate(String path) throws IOException, InterruptedException {
        expect(
                202,
                HTTP.send(
                        request(path, "operator").POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString()));
    }

    /** How many of its threads have a name that begins so. */
    long threads(String name) throws IOException {
        Process print = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "Thread.print")
                .start();
        return new String(print.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("\"" + name))
                .count();
    }

    HttpResponse<String> get(String path, String account) throws IOException, InterruptedException {
        return HTTP.send(request(path, account).build(), BodyHandlers.ofString());
    }

    /** As the node calls itself, among the nodes of its database. */
    boolean isCalled(String node) {
        return node.startsWith(process.pid() + "@");
    }

    /** Of all its cores, since it was started. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    private HttpRequest.Builder posted(String path, String key, String body) {
        return request(path, "clerk")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path, String account) {
        String credentials = account + ":" + account;
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
        }
    }
}
