package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.reliability.TraceCollector.Received;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes, the collector to which they send their spans, and a caller, of the first if nothing else is said, who begins a trace with each request. */
final class ObservedNodes implements AutoCloseable {

    /** Whatever names the customer of a test, in a span or in a line, is a leak. */
    static final String CUSTOMER = "customer-of-secrets";

    private static final String ORDER = """
            {"orderId": "%s", "customerId": "%s", "lines": [
                {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}}]}
            """;

    private final Database database = TestPostgres.newDatabase();
    final JdbcClient sql = JdbcClient.create(database.dataSource());
    final TraceCollector collector = new TraceCollector();
    private final List<RunningJar> nodes;
    private final HttpClient http = HttpClient.newHttpClient();

    ObservedNodes() throws IOException {
        nodes = RunningJar.start(
                2,
                database,
                Map.of(
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                        collector.endpoint(),
                        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_SCHEDULEDELAY",
                        "PT0.1S",
                        // With two, one node could work on the same half of the orders in all read models.
                        "ORDERFLOW_PROJECTIONS_SEGMENTS",
                        "1",
                        "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                        "ecs",
                        "LOGGING_LEVEL_ORG_AXONFRAMEWORK_COMMANDHANDLING",
                        "debug"));
    }

    /** What a node has written to its console. */
    List<String> log(int node) throws IOException {
        return nodes.get(node).log();
    }

    /** Returns the trace. */
    String place() throws IOException, InterruptedException {
        return placeAt(0);
    }

    String placeAt(int node) throws IOException, InterruptedException {
        return place(node, UUID.randomUUID(), 201);
    }

    String place(UUID order, int status) throws IOException, InterruptedException {
        return place(0, order, status);
    }

    private String place(int node, UUID order, int status) throws IOException, InterruptedException {
        String trace = newTrace();
        int answer = send(to(node, "/api/orders", trace)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ORDER.formatted(order, CUSTOMER))));
        assertThat(answer).isEqualTo(status);
        return trace;
    }

    String get(String path) throws IOException, InterruptedException {
        String trace = newTrace();
        send(to(0, path, trace).GET());
        return trace;
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The span of whoever calls: any will do. */
    static String caller(String trace) {
        return trace.substring(0, 16);
    }

    private HttpRequest.Builder to(int node, String path, String trace) {
        return HttpRequest.newBuilder(nodes.get(node).uri(path))
                .header("Authorization", Load.CLERK)
                .header("X-Correlation-Id", "correlation-" + trace)
                .header("traceparent", "00-" + trace + "-" + caller(trace) + "-01");
    }

    private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    void await(String trace, Predicate<List<Received>> complete) {
        TwoNodes.await(() -> complete.test(collector.trace(trace)));
    }

    void awaitRows(String trace) {
        TwoNodes.await(() -> rows(trace).size() == processes().size());
    }

    void awaitBothAtWork() {
        TwoNodes.await(() -> nodes.stream().allMatch(node -> owners().stream().anyMatch(node::isCalled)));
    }

    private List<String> owners() {
        return sql.sql("select owner from read_model.tokens where owner is not null and processor not like '%.rebuild'")
                .query(String.class)
                .list();
    }

    /** On a busy machine a claim may be lost, and a batch rolled back: then there is another try. */
    List<Received> rows(String trace) {
        return collector.trace(trace).stream()
                .filter(span -> span.span().getName().startsWith("process "))
                .filter(span -> span.span().getStatus().getCode() == StatusCode.STATUS_CODE_UNSET)
                .toList();
    }

    /** One for each read model, and one for each handler with side effects. */
    List<String> processes() {
        return sql.sql("select distinct 'process ' || processor from read_model.tokens"
                        + " where processor not like '%.rebuild'")
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        nodes.forEach(RunningJar::kill);
        collector.close();
    }
}
