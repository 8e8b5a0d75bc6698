package dev.orderflow.api.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.replication.ReadNodeMeters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the alerts and the dashboard ask, asked of a real Prometheus that scrapes this node. */
@FullApplication
@ExtendWith(PrometheusIsInstalled.class)
class QueriesIT {

    private static final Path DASHBOARD = Path.of("..", "docker", "grafana", "orderflow.json");

    /** A series in an expression, with what is asked of its labels. */
    private static final Pattern SELECTOR = Pattern.compile("(orderflow_\\w+)(?:\\{([^}]*)})?");

    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.US_ASCII));

    private static final Pattern LABEL = Pattern.compile("(\\w+)(?:=~|!~|!=|=)\"");

    @TempDir
    private static Path directory;

    private static @Nullable Prometheus running;

    @LocalServerPort
    private int port;

    @Autowired
    private CommandGateway commands;

    private Prometheus prometheus;

    @BeforeEach
    void scrape() throws IOException {
        if (running == null) {
            running = Prometheus.start(directory, AlertFile.PATH, "localhost:" + port);
        }
        prometheus = running;
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
        }
    }

    /** Most have no result, because nothing is wrong. So each series in it is asked for alone, and each label. */
    @Test
    void eachAlertAsksForSeriesAndLabelsThatThereAre() throws IOException {
        await(
                () -> prometheus.rules().stream(),
                rule -> rule.get("health").stringValue().equals("ok"));

        assertThat(prometheus.rules().stream().map(rule -> rule.get("name").stringValue()))
                .containsExactlyElementsOf(AlertFile.read().names());
        await(
                () -> AlertFile.read().alerts().stream()
                        .flatMap(alert -> seriesOf(alert.expression()))
                        .filter(series -> !ReadNodeMeters.NAMES.contains(series)),
                this::isThere);
    }

    @Test
    void eachPanelOfTheDashboardShowsSomething() throws IOException {
        List<String> expressions = expressions();

        assertThat(expressions).hasSizeGreaterThan(20);
        await(
                () -> {
                    use();
                    return expressions.stream();
                },
                expression -> isThere(expression.replace("$__rate_interval", "1m")));
    }

    /** A test that could not fail would say nothing. */
    @Test
    void aNameThatIsWrongHasNoResult() {
        assertThat(isThere("sum by (processor) (rate(orderflow_processor_positions[1m]))"))
                .isFalse();
        assertThatThrownBy(() -> prometheus.query("sum by processor")).isInstanceOf(IllegalStateException.class);
    }

    /** So that there is a rate of what is accepted, of what is refused, and of requests. */
    private void use() {
        Answer.to(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/orders"))
                .header("Authorization", OPERATOR)
                .build());
        OrderId order = TestOrders.newId();
        commands.sendAndWait(TestOrders.place(order));
        assertThatThrownBy(() -> commands.sendAndWait(TestOrders.place(order))).isNotNull();
    }

    private static Stream<String> seriesOf(String expression) {
        return SELECTOR.matcher(expression)
                .results()
                .flatMap(selector -> Stream.concat(
                        Stream.of(selector.group(1)),
                        LABEL.matcher(selector.group(2) == null ? "" : selector.group(2))
                                .results()
                                .map(label -> "%s{%s!=\"\"}".formatted(selector.group(1), label.group(1)))));
    }

    private boolean isThere(String expression) {
        return !prometheus.query(expression).isEmpty();
    }

    private static List<String> expressions() throws IOException {
        JsonNode panels = new JsonMapper().readTree(Files.readString(DASHBOARD)).get("panels");
        return StreamSupport.stream(panels.spliterator(), false)
                .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
                .map(target -> target.get("expr").stringValue())
                .toList();
    }

    private interface Items<T> {

        Stream<T> get() throws IOException;
    }

    /** Until each has been right at one time, and names those that have not. */
    private static <T> void await(Items<T> items, Predicate<T> isRight) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3)) // on a machine whose cores are all busy
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(items.get()).isNotEmpty().allMatch(isRight));
    }
}
