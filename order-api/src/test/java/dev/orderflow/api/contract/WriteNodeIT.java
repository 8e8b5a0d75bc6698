package dev.orderflow.api.contract;

import static dev.orderflow.api.contract.OverHttp.BOOK;
import static dev.orderflow.api.contract.OverHttp.ORDERS;
import static dev.orderflow.api.contract.OverHttp.done;
import static dev.orderflow.api.contract.OverHttp.id;
import static dev.orderflow.api.contract.OverHttp.newCustomer;
import static dev.orderflow.api.contract.OverHttp.placement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.LiveStream;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A node that takes commands, and has no read models. See docs/scaling.md. */
@ExtendWith(OutputCaptureExtension.class)
class WriteNodeIT extends RolesSetUp {

    private static final Database LOG = TestPostgres.newDatabase();

    private static ConfigurableApplicationContext node;

    @BeforeAll
    static void startNode() {
        node = start(LOG, "write");
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    /** Nobody misses the read models, at the start or at any interval since. */
    @AfterEach
    void nobodyComplains(CapturedOutput output) {
        assertThat(complaints(output)).isEmpty();
    }

    private static Client clerk() {
        return client(node, "clerk");
    }

    private static Client operator() {
        return client(node, "operator");
    }

    private static String placed() {
        return done(clerk().post(ORDERS, placement(newCustomer(), BOOK))).header("Location");
    }

    @Test
    void itTakesCommandsAndAnswersFromTheLog() throws Exception {
        try (LiveStream events = clerk().stream("/api/events/stream")) {
            String order = placed();
            done(clerk().command(order + "/confirm"));

            assertThat(events.next(
                            2, event -> event.get("aggregateId").stringValue().equals(id(order))))
                    .hasSize(2);
            assertThat(done(clerk().get(order + "?version=1"))
                            .json()
                            .get("status")
                            .stringValue())
                    .isEqualTo("CONFIRMED");
            assertThat(done(clerk().get(order + "/events")).json().get("items")).hasSize(2);
        }
    }

    @Test
    void theDescriptionTheSessionAndThePageAreThere() {
        assertThat(clerk().get("/v3/api-docs").status()).isEqualTo(200);
        assertThat(clerk().get("/session").status()).isEqualTo(200);
        assertThat(clerk().get("/").status()).isEqualTo(200);
    }

    @Test
    void sideEffectsHappenThere() {
        placed();

        await().untilAsserted(() -> assertThat(operator()
                        .get("/api/processors?sideEffects=true")
                        .json()
                        .get("items"))
                .allSatisfy(processor -> {
                    assertThat(processor.get("caughtUp").booleanValue()).isTrue();
                    assertThat(processor.get("segments")).isNotEmpty();
                }));
    }

    /** docs/scaling.md lists them. */
    @Test
    void itLeavesToOthersWhatIsTheirs() {
        assertThat(refused(node, "/api/"))
                .contains("GET /api/orders", "GET /api/orders/x", "GET /api/orders/stream", "GET /api/statistics/daily")
                .contains("GET /api/customers/x/orders/summary", "GET /api/find", "GET /api/processors")
                .contains("GET /api/events/search")
                .doesNotContain("POST /api/orders", "GET /api/events", "GET /api/orders/x/events")
                .containsAll(callsFor(node, NodeRole.READ));
    }

    @Test
    void anOperatorSeesSideEffectsAndIsSentElsewhereForReadModels() {
        assertThat(names(operator().get("/api/processors?sideEffects=true"))).doesNotContain("order-list");
        assertThat(operator().get("/api/processors/order-list").problem()).isEqualTo("wrong-node");
        assertThat(operator().command("/api/processors/order-list/replay").problem())
                .isEqualTo("wrong-node");
        assertThat(operator().get("/api/processors/order-list/dead-letters").problem())
                .isEqualTo("wrong-node");
    }

    /** An empty list, and a meter that is 0, would say that all have caught up. */
    @Test
    void itIsWellAndHasNoMetersOfReadModels() {
        placed();
        await().untilAsserted(() -> assertThat(
                        operator().get("/actuator/health").json().get("status").stringValue())
                .isEqualTo("UP"));

        assertThat(operator().get("/actuator/prometheus").text()).doesNotContain("\"order-list\"");
        assertThat(sql(LOG).sql("select distinct processor from read_model.tokens")
                        .query(String.class)
                        .list())
                .doesNotContain("order-list", "order-details", "daily-statistics", "customer-summary");
        assertThat(sql(LOG).sql("select count(*) from read_model.order_list")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
