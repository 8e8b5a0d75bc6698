package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Operator;
import dev.orderflow.api.reliability.TraceCollector.Received;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What two nodes send to a collector, and write to their consoles. See docs/decisions/0052-one-trace-on-all-nodes.md. */
class ObservedNodesIT {

    /** Of options that it has picked up from the environment, of its archive of classes, and of what libraries do. */
    private static final Pattern SAID_BY_THE_JVM = Pattern.compile("WARNING: |OpenJDK |Picked up |\\[\\d");

    private static final JsonMapper JSON = new JsonMapper();

    private static ObservedNodes nodes;

    @BeforeAll
    static void start() throws IOException {
        nodes = new ObservedNodes();
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void oneTraceLeadsFromTheCallerToTheRowsOnBothNodes() throws Exception {
        String trace = placeUntilBothNodesHaveWrittenRowsOfOneOrder();
        List<Received> spans = nodes.collector.trace(trace);

        Received request = named("http post /api/orders", spans);
        Received command = named("PlaceOrder", spans);
        Received append = named("append", spans);
        assertThat(request.parent()).isEqualTo(ObservedNodes.caller(trace));
        assertThat(command.parent()).isEqualTo(request.id());
        assertThat(append.parent()).isEqualTo(command.id());
        assertThat(List.of(request, command, append))
                .allMatch(span -> span.node().equals(request.node()));
        assertThat(nodes.rows(trace))
                .allSatisfy(row -> assertThat(row.parent()).isEqualTo(command.id()))
                .extracting(row -> row.span().getName())
                .containsExactlyInAnyOrderElementsOf(nodes.processes());
        assertThat(spans)
                .extracting(span -> span.span().getName())
                .containsOnlyOnce("http post /api/orders", "PlaceOrder", "append")
                .filteredOn(name -> !name.startsWith("process "))
                .hasSize(3);
    }

    @Test
    void aSpanNamesNoCustomerAndNoStatement() throws Exception {
        UUID order = UUID.randomUUID();
        nodes.awaitRows(nodes.place(order, 201));
        nodes.await(nodes.place(order, 409), spans -> spans.size() >= 2);
        String read = nodes.get("/api/customers/" + ObservedNodes.CUSTOMER + "/orders/summary");
        nodes.await(read, spans -> !spans.isEmpty());

        assertThat(nodes.collector.all())
                .allSatisfy(received -> assertThat(received.span().toString())
                        .doesNotContain(ObservedNodes.CUSTOMER)
                        .doesNotContain(order.toString())
                        .doesNotContain("insert into")
                        .doesNotContain("clerk"));
    }

    @Test
    void aReplayMakesNoSpans() throws Exception {
        String trace = nodes.place();
        nodes.awaitRows(trace);

        Operator operator = new Operator(nodes.sql);
        operator.replay("order-list");
        operator.awaitCaughtUp("order-list");
        nodes.awaitRows(nodes.place());

        assertThat(nodes.rows(trace)).hasSameSizeAs(nodes.processes());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void eachLineOfALogIsJsonAndLeadsToItsTrace(int node) throws Exception {
        String trace = nodes.placeAt(node);

        List<JsonNode> lines = nodes.log(node).stream()
                .filter(line -> !SAID_BY_THE_JVM.matcher(line).lookingAt())
                .map(JSON::readTree)
                .toList();

        assertThat(lines)
                .allSatisfy(line -> assertThat(line.at("/@timestamp").isString())
                        .as(line.toString())
                        .isTrue());
        assertThat(lines)
                .filteredOn(line -> line.path("correlationId").asString("").equals("correlation-" + trace))
                .anyMatch(line -> line.path("message").asString("").startsWith("Handling command"))
                .allSatisfy(line -> {
                    assertThat(line.path("trace.id").asString("")).isEqualTo(trace);
                    assertThat(line.path("span.id").isString()).isTrue();
                });
        assertThat(nodes.log(node)).noneMatch(line -> line.contains(ObservedNodes.CUSTOMER));
    }

    /** On a busy machine a node may lose its claims for a moment. */
    private String placeUntilBothNodesHaveWrittenRowsOfOneOrder() throws Exception {
        for (int orders = 0; orders < 50; orders++) {
            nodes.awaitBothAtWork();
            String trace = nodes.place();
            nodes.awaitRows(trace);
            nodes.await(
                    trace,
                    spans -> spans.stream().anyMatch(span -> span.parent().equals(ObservedNodes.caller(trace))));
            Set<String> at = nodes.rows(trace).stream().map(Received::node).collect(Collectors.toSet());
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
}
