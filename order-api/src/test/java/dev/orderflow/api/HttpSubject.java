package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contract.OrderPicture;
import dev.orderflow.contract.Outcome;
import dev.orderflow.contract.Step;
import dev.orderflow.contract.Story;
import dev.orderflow.domain.StoredOrder;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The application, as a client sees it. A picture is an order's details; its item of the list and its events must bear them out. */
final class HttpSubject implements Story.Subject {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Integer> PROBLEMS = Map.of(
            Outcome.INVALID,
            400,
            Outcome.NOT_FOUND,
            404,
            Outcome.EXISTS,
            409,
            "order-rejected",
            409,
            Outcome.MISMATCH,
            412);

    private final URI root;
    private final EventStore log;

    HttpSubject(URI root, EventStore log) {
        this.root = root;
        this.log = log;
    }

    @Override
    public Outcome answer(Step step, UUID orderId, String customerId, @Nullable Set<Long> expectedVersions) {
        HttpRequest.Builder request = request(step, orderId, customerId);
        if (expectedVersions != null) {
            request.header("If-Match", ifMatch(expectedVersions));
        }
        Answer answer = send(request);
        return answer.status() < 300 ? accepted(answer, step, orderId) : refused(answer);
    }

    private HttpRequest.Builder request(Step step, UUID orderId, String customerId) {
        String order = "/api/orders/" + orderId;
        return switch (step.verb()) {
            case PLACE ->
                post(
                        "/api/orders",
                        Map.of(
                                "orderId",
                                orderId,
                                "customerId",
                                customerId,
                                "lines",
                                step.allLines().stream().map(HttpSubject::line).toList()));
            case ADD -> post(order + "/lines", line(step.line()));
            case REMOVE ->
                HttpRequest.newBuilder(root.resolve(order + "/lines/" + step.text()))
                        .DELETE();
            case CONFIRM -> post(order + "/confirm", Map.of());
            case SHIP -> post(order + "/ship", Map.of("carrier", step.text(), "trackingNumber", Step.TRACKING_NUMBER));
            case DELIVER -> post(order + "/deliver", Map.of());
            case CANCEL -> post(order + "/cancel", Map.of("reason", step.text()));
        };
    }

    private HttpRequest.Builder post(String path, Map<String, ?> body) {
        return HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private static Map<String, ?> line(Step.Line line) {
        return Map.of(
                "sku",
                line.sku(),
                "quantity",
                line.quantity(),
                "unitPrice",
                Map.of("amount", line.amount(), "currency", line.currency()));
    }

    /** No version at all is a weak tag, which never matches. */
    private static String ifMatch(Set<Long> versions) {
        return versions.isEmpty()
                ? "W/\"0\""
                : versions.stream().map(version -> "\"" + version + "\"").collect(Collectors.joining(", "));
    }

    private static Outcome accepted(Answer answer, Step step, UUID orderId) {
        JsonNode body = answer.json();
        long version = body.get("version").longValue();
        boolean placed = step.verb() == Step.Verb.PLACE;
        assertThat(answer.status()).isEqualTo(placed ? 201 : 200);
        assertThat(answer.header("Location")).isEqualTo(placed ? "/api/orders/" + orderId : "");
        assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
        assertThat(body.get("orderId").stringValue()).isEqualTo(orderId.toString());
        return new Outcome(Outcome.ACCEPTED, version, body.get("status").stringValue());
    }

    private static Outcome refused(Answer answer) {
        String problem = answer.problem();
        JsonNode body = answer.json();
        assertThat(answer.status()).as(problem).isEqualTo(PROBLEMS.get(problem));
        return switch (problem) {
            case "order-rejected" ->
                new Outcome(
                        body.get("reason").stringValue(),
                        body.get("version").longValue(),
                        body.get("orderStatus").stringValue());
            case Outcome.MISMATCH -> Outcome.mismatch(body.get("actualVersion").longValue());
            default -> Outcome.of(problem);
        };
    }

    @Override
    public @Nullable OrderPicture picture(UUID orderId, String customerId, long version) {
        OrderPicture stored = StoredOrder.in(log, orderId);
        String ofVersion = version < 0 ? "" : "?atLeastVersion=" + version;
        Answer details = get("/api/orders/" + orderId + ofVersion);
        if (stored == null) {
            assertThat(details.problem()).isEqualTo("order-not-found");
            return null;
        }
        assertThat(details.status()).isEqualTo(200);
        OrderPicture shown = picture(details.json());
        assertThat(shown).as("the details, against the events").isEqualTo(stored);
        assertThat(itemOf(customerId, stored.version()))
                .as("the list's item, against the events")
                .containsExactly(stored.status(), Long.toString(stored.version()), stored.total());
        return shown;
    }

    /** Waits for the version alone: whatever else is wrong will not get better. */
    private List<String> itemOf(String customerId, long version) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> summary(
                                get("/api/orders?customerId=" + customerId).json()),
                        item -> item.contains(Long.toString(version)));
    }

    private static OrderPicture picture(JsonNode order) {
        return new OrderPicture(
                order.get("customerId").stringValue(),
                order.get("status").stringValue(),
                order.get("version").longValue(),
                StreamSupport.stream(order.get("lines").spliterator(), false)
                        .map(line -> "%s × %s at %s"
                                .formatted(
                                        line.get("quantity").intValue(),
                                        line.get("sku").stringValue(),
                                        money(line.get("unitPrice"))))
                        .toList(),
                money(order.get("total")),
                order.path("carrier").stringValue(null),
                order.path("trackingNumber").stringValue(null),
                order.path("cancellationReason").stringValue(null));
    }

    private static List<String> summary(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false)
                .flatMap(item -> Stream.of(
                        item.get("status").stringValue(), item.get("version").toString(), money(item.get("total"))))
                .toList();
    }

    private static String money(JsonNode money) {
        return money.get("amount").stringValue() + " " + money.get("currency").stringValue();
    }

    private Answer get(String path) {
        return send(HttpRequest.newBuilder(root.resolve(path)));
    }

    private static Answer send(HttpRequest.Builder request) {
        return Answer.to(
                request.header("Authorization", "Basic Y2xlcms6Y2xlcms=").build());
    }
}
