package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** {@code /demo}: what a person can do to the demo in order to see it at work. */
@FullApplication
@TestPropertySource(
        properties = "log=with-an-unlucky-customer") // a database of its own: others compare theirs with its fold
class DemoLeversIT extends OverHttp {

    private static final String LETTERS = "/api/processors/order-list/dead-letters";
    private static final String SLOWDOWN = "/demo/slowdowns/order-list";

    @AfterEach
    void pushTheLeversBack() {
        slowDown("order-list", 0);
        operator().delete("/demo/fault");
    }

    @Test
    void atFirstNothingIsDoneToIt() {
        String slowdowns =
                ReadModels.names(sql).stream().map("'%s':0"::formatted).collect(Collectors.joining(",", "{", "}"));
        assertThat(switches()).isEqualTo(json("{'slowdowns':" + slowdowns + ",'fault':false}"));
    }

    @Test
    void aReadModelThatIsSlowedDownFallsBehindForALittleWhile() {
        slowDown("order-list", 3_000);
        assertThat(switches().at("/slowdowns/order-list").intValue()).isEqualTo(3_000);
        long start = System.nanoTime();

        String order = placed();

        assertThat(processor("order-list").get("lagEvents").intValue()).isPositive();
        assertThat(clerk().get(order + "?atLeastVersion=0").status())
                .as("the others are in time")
                .isEqualTo(200);
        awaitLag("order-list", 0);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2_900));
    }

    @Test
    void theOthersGoOnWhenAllButOneAreSlowedDown() {
        List<String> slow = ReadModels.names(sql).stream()
                .filter(name -> !name.equals("order-details"))
                .toList();
        slow.forEach(name -> slowDown(name, 3_000));
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            String order = placed();
            assertThat(clerk().get(order + "?atLeastVersion=0").status()).isEqualTo(200);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        slow.forEach(name -> slowDown(name, 0));
        slow.forEach(name -> awaitLag(name, 0));
    }

    @Test
    void aBatchThatWaitsHoldsNothing() {
        slowDown("order-list", 3_000);
        placed();

        Awaitility.await()
                .atMost(Duration.ofSeconds(3))
                .until(() -> processor("order-list").get("lagSeconds").doubleValue() > 1.5);
        assertThat(sql.sql("""
                                select count(*) from pg_stat_activity
                                where datname = current_database() and state = 'idle in transaction'
                                    and state_change < clock_timestamp() - interval '1 second'
                                """).query(Integer.class).single()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'millis': 3001}           | invalid-request | /millis
                    {'millis': -1}             | invalid-request | /millis
                    {'millis': 99999999999999} | invalid-request | /millis
                    {'millis': '5'}            | invalid-request | /millis
                    {'millis': 1.5}            | invalid-request | /millis
                    {'seconds': 1}             | invalid-request | /seconds
                    {}                         | invalid-order   | /millis
                    """)
    void aWaitIsUpToThreeSeconds(String body, String problem, String fault) {
        Answer answer = put(operator(), SLOWDOWN, quoted(body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.faults()).contains(fault);
    }

    @Test
    void aProcessorThatIsNotThereIsNotFound() {
        assertThat(put(operator(), "/demo/slowdowns/nothing", quoted("{'millis': 5}"))
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void anOrderThatTheListCanNotTakeWaitsUntilTheListIsMended() {
        Answer answer = operator().command("/demo/dead-letter");
        String id = answer.json().get("orderId").stringValue();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo(ORDERS + "/" + id);
        assertThat(switches().get("fault").booleanValue()).isTrue();
        assertThat(events(ORDERS + "/" + id)).containsExactly("OrderPlaced", "OrderConfirmed");
        assertThat(operator()
                        .get(ORDERS + "/" + id + "/events")
                        .json()
                        .at("/items/0/metadata/actor")
                        .stringValue())
                .isEqualTo("operator");
        awaitLetters(id, 2);
        assertThat(letters(id).get(0).get("cause").stringValue()).contains("demo_fault");

        retry(id);
        assertThat(letters(id)).hasSize(2);
        assertThat(letters(id).get(0).get("attempts").intValue()).isEqualTo(2);

        assertThat(operator().delete("/demo/fault").status()).isEqualTo(204);
        assertThat(switches().get("fault").booleanValue()).isFalse();
        retry(id);
        awaitLetters(id, 0);
        assertThat(operator().get(ORDERS + "?customerId=demo-unlucky").json().get("items"))
                .anyMatch(item -> item.get("orderId").stringValue().equals(id)
                        && item.get("status").stringValue().equals("CONFIRMED"));
    }

    /** The new build has the fault too, so it would lose orders; mended, it takes the place of the old one. */
    @Test
    void aReplayHasTheFaultUntilItIsMended() {
        String listed =
                operator().command("/demo/dead-letter").json().get("orderId").stringValue();
        awaitLetters(listed, 2);
        operator().delete("/demo/fault");
        retry(listed);
        String unlisted =
                operator().command("/demo/dead-letter").json().get("orderId").stringValue();
        awaitLetters(unlisted, 2);
        Operator operator = new Operator(sql);

        operator.beginReplay("order-list");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !operator.isReplaying("order-list"));
        assertThat(processor("order-list").get("error").stringValue()).contains("missing");

        operator().delete("/demo/fault");
        operator.replay("order-list");

        awaitLetters(unlisted, 0);
        assertThat(processor("order-list").get("error").isNull()).isTrue();
    }

    @Test
    void onlyOperatorsPullThem() {
        for (Client nobody : new Client[] {viewer(), clerk()}) {
            assertThat(put(nobody, SLOWDOWN, "no JSON").problem()).isEqualTo("forbidden");
            assertThat(nobody.command("/demo/dead-letter").problem()).isEqualTo("forbidden");
            assertThat(nobody.delete("/demo/fault").problem()).isEqualTo("forbidden");
        }
        assertThat(stranger().get("/demo/switches").problem()).isEqualTo("unauthenticated");
    }

    @Test
    void everybodyWhoReadsSeesWhatIsSwitchedOn() {
        slowDown("order-details", 1_000);

        JsonNode seen = switches();

        slowDown("order-details", 0);
        assertThat(seen.at("/slowdowns/order-details").intValue()).isEqualTo(1_000);
        assertThat(seen.get("fault").booleanValue()).isFalse();
    }

    /** Otherwise nobody would know who has done it. */
    @Test
    void aReadModelThatCanNotBeRecordedAsSlowedDownIsNot() {
        sql.sql("alter table operations.actions add constraint full_disk check (false) not valid")
                .update();
        try {
            assertThat(put(operator(), SLOWDOWN, quoted("{'millis': 1000}")).status())
                    .isEqualTo(500);
        } finally {
            sql.sql("alter table operations.actions drop constraint full_disk").update();
        }

        assertThat(switches().at("/slowdowns/order-list").intValue()).isZero();
    }

    private JsonNode switches() {
        return viewer().get("/demo/switches").json();
    }

    private void slowDown(String processor, int millis) {
        assertThat(put(operator(), "/demo/slowdowns/" + processor, quoted("{'millis': " + millis + "}"))
                        .status())
                .isEqualTo(204);
    }

    private static Answer put(Client client, String path, String json) {
        return client.send("PUT", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    private JsonNode processor(String name) {
        return operator().get("/api/processors/" + name).json();
    }

    private void awaitLag(String processor, int events) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> processor(processor).get("lagEvents").intValue() == events);
    }

    private void retry(String orderId) {
        String letter = letters(orderId).get(0).get("id").stringValue();
        assertThat(operator().command(LETTERS + "/" + letter + "/retry").status())
                .isEqualTo(202);
    }

    private List<JsonNode> letters(String orderId) {
        return operator()
                .get(LETTERS)
                .json()
                .get("items")
                .valueStream()
                .filter(letter -> letter.get("aggregateId").stringValue().equals(orderId))
                .toList();
    }

    private void awaitLetters(String orderId, int number) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> letters(orderId).size() == number);
    }
}
