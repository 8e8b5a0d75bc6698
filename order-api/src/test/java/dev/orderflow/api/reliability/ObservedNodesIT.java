package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Operator;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What two nodes send to a collector, and write to their consoles. See docs/decisions/0052-one-trace-on-all-nodes.md. */
class ObservedNodesIT {

    /** Whatever names the customer of a test, in a span or in a line, is a leak. */
    private static final String CUSTOMER = "customer-of-secrets";

    private static final String ORDER = """
            {"orderId": "%s", "customerId": "%s", "lines": [
                {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}}]}
            """;

    /** Of options that it has picked up from the environment, of its archive of classes, and of what libraries do. */
    private static final Pattern SAID_BY_THE_JVM = Pattern.compile("WARNING: |OpenJDK |Picked up |\\[\\d");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Database DATABASE = TestPostgres.newDatabase();
    private static final JdbcClient SQL = JdbcClient.create(DATABASE.dataSource());

    private static TraceCollector collector;
    private static List<RunningJar> nodes;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        collector = new TraceCollector();
        nodes = RunningJar.start(
                2,
                DATABASE,
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

    @AfterAll
    static void stop() {
        nodes.forEach(RunningJar::kill);
        collector.close();
    }

    @Test
    void oneTraceLeadsFromTheCallerToTheRowsOnBothNodes() throws Exception {
        String trace = placeUntilBothNodesHaveWrittenRowsOfOneOrder();
        List<Received> spans = collector.trace(trace);

        Received request = named("http post /api/orders", spans);
        Received command = named("PlaceOrder", spans);
        Received append = named("append", spans);
        assertThat(request.parent()).isEqualTo(caller(trace));
        assertThat(command.parent()).isEqualTo(request.id());
        assertThat(append.parent()).isEqualTo(command.id());
        assertThat(List.of(request, command, append))
                .allMatch(span -> span.node().equals(request.node()));
        assertThat(rows(spans))
                .allSatisfy(row -> assertThat(row.parent()).isEqualTo(command.id()))
                .extracting(row -> row.span().getName())
                .containsExactlyInAnyOrderElementsOf(processes());
        assertThat(spans)
                .extracting(span -> span.span().getName())
                .containsOnlyOnce("http post /api/orders", "PlaceOrder", "append")
                .filteredOn(name -> !name.startsWith("process "))
                .hasSize(3);
    }

    @Test
    void aSpanNamesNoCustomerAndNoStatement() throws Exception {
        String trace = newTrace();
        UUID order = UUID.randomUUID();
        place(nodes.get(0), trace, order, 201);
        String conflict = newTrace();
        place(nodes.get(0), conflict, order, 409);
        String read = newTrace();
        send(to(nodes.get(0), read, "/api/customers/" + CUSTOMER + "/orders/summary")
                .GET());
        await(trace, spans -> rows(spans).size() == processes().size());
        await(conflict, spans -> spans.size() >= 2);
        await(read, spans -> !spans.isEmpty());

        assertThat(collector.all())
                .allSatisfy(received -> assertThat(received.span().toString())
                        .doesNotContain(CUSTOMER)
                        .doesNotContain(order.toString())
                        .doesNotContain("insert into")
                        .doesNotContain("clerk"));
    }

    @Test
    void aReplayMakesNoSpans() throws Exception {
        String trace = newTrace();
        place(nodes.get(0), trace, UUID.randomUUID(), 201);
        await(trace, spans -> rows(spans).size() == processes().size());

        Operator operator = new Operator(SQL);
        operator.replay("order-list");
        operator.awaitCaughtUp("order-list");
        String later = newTrace();
        place(nodes.get(0), later, UUID.randomUUID(), 201);
        await(later, spans -> rows(spans).size() == processes().size());

        assertThat(rows(collector.trace(trace))).hasSameSizeAs(processes());
    }

    @Test
    void eachLineOfALogIsJsonAndLeadsToItsTrace() throws Exception {
        String trace = newTrace();
        place(nodes.get(0), trace, UUID.randomUUID(), 201);

        List<JsonNode> lines = nodes.get(0).log().stream()
                .filter(line -> !SAID_BY_THE_JVM.matcher(line).lookingAt())
                .map(JSON::readTree)
                .toList();

        assertThat(lines)
                .allSatisfy(line -> assertThat(line.at("/@timestamp").isString())
                        .as(line.toString())
                        .isTrue());
        assertThat(lines)
                .filteredOn(line -> line.path("trace.id").asString("").equals(trace))
                .anyMatch(line -> line.path("message").asString("").startsWith("Handling command"))
                .allSatisfy(line -> {
                    assertThat(line.path("correlationId").asString("")).isEqualTo("correlation-" + trace);
                    assertThat(line.path("span.id").isString()).isTrue();
                });
        assertThat(nodes.get(0).log()).noneMatch(line -> line.contains(CUSTOMER));
    }

    /** On a busy machine a node may lose its claims for a moment. */
    private String placeUntilBothNodesHaveWrittenRowsOfOneOrder() throws Exception {
        for (int orders = 0; orders < 50; orders++) {
            TwoNodes.await(() -> nodes.stream().allMatch(node -> owned(node) > 0));
            String trace = newTrace();
            place(nodes.get(0), trace, UUID.randomUUID(), 201);
            await(
                    trace,
                    spans -> rows(spans).size() == processes().size()
                            && spans.stream().anyMatch(span -> span.parent().equals(caller(trace))));
            Set<String> at =
                    rows(collector.trace(trace)).stream().map(Received::node).collect(Collectors.toSet());
            if (at.size() == 2) {
                return trace;
            }
        }
        throw new AssertionError("All rows of 50 orders were written by one node");
    }

    private static Received named(String name, List<Received> spans) {
        List<Received> found = spans.stream()
                .filter(span -> span.span().getName().equals(name))
                .toList();
        assertThat(found).as(name + " of " + spans).hasSize(1);
        return found.get(0);
    }

    /** On a busy machine a claim may be lost, and a batch rolled back: then there is another try. */
    private static List<Received> rows(List<Received> spans) {
        return spans.stream()
                .filter(span -> span.span().getName().startsWith("process "))
                .filter(span -> span.span().getStatus().getCode() == StatusCode.STATUS_CODE_UNSET)
                .toList();
    }

    private static void await(String trace, Predicate<List<Received>> complete) {
        TwoNodes.await(() -> complete.test(collector.trace(trace)));
    }

    /** One for each read model, and one for each handler with side effects. */
    private static List<String> processes() {
        return SQL.sql("select distinct 'process ' || processor from read_model.tokens"
                        + " where processor not like '%.rebuild'")
                .query(String.class)
                .list();
    }

    private static long owned(RunningJar node) {
        return owners().stream().filter(node::isCalled).count();
    }

    private static List<String> owners() {
        return SQL.sql("select owner from read_model.tokens where owner is not null and processor not like '%.rebuild'")
                .query(String.class)
                .list();
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The span of whoever calls: any will do. */
    private static String caller(String trace) {
        return trace.substring(0, 16);
    }

    private void place(RunningJar node, String trace, UUID order, int status) throws IOException, InterruptedException {
        int answer = send(to(node, trace, "/api/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ORDER.formatted(order, CUSTOMER))));
        assertThat(answer).isEqualTo(status);
    }

    private static HttpRequest.Builder to(RunningJar node, String trace, String path) {
        return HttpRequest.newBuilder(node.uri(path))
                .header("Authorization", Load.CLERK)
                .header("X-Correlation-Id", "correlation-" + trace)
                .header("traceparent", "00-" + trace + "-" + caller(trace) + "-01");
    }

    private int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString()).statusCode();
    }
}
