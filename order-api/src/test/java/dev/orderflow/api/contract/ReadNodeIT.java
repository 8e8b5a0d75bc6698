package dev.orderflow.api.contract;

import static dev.orderflow.api.contract.OverHttp.BOOK;
import static dev.orderflow.api.contract.OverHttp.ORDERS;
import static dev.orderflow.api.contract.OverHttp.PEN;
import static dev.orderflow.api.contract.OverHttp.done;
import static dev.orderflow.api.contract.OverHttp.id;
import static dev.orderflow.api.contract.OverHttp.newCustomer;
import static dev.orderflow.api.contract.OverHttp.newOrder;
import static dev.orderflow.api.contract.OverHttp.placement;
import static dev.orderflow.api.contract.OverHttp.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Folds;
import dev.orderflow.api.LiveStream;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.role.CommandOnReadNode;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A node that has a copy of the log, and answers from read models of its own. See docs/scaling.md. */
@ExtendWith(OutputCaptureExtension.class)
class ReadNodeIT extends RolesSetUp {

    private static final Database LOG = TestPostgres.newDatabase();
    private static final Database COPY = TestPostgres.newDatabase();

    private static ConfigurableApplicationContext writeNode;
    private static ConfigurableApplicationContext readNode;

    @BeforeAll
    static void startNodes() {
        writeNode = start(LOG, "write");
        readNode = start(COPY, "read");
    }

    /** Nothing that belongs to the other role has been tried, at the start or at any interval since. */
    @AfterAll
    static void stopNodes(CapturedOutput output) {
        readNode.close();
        writeNode.close();
        assertThat(complaints(output)).isEmpty();
    }

    /** An order that both nodes know. */
    private static String placed(String customer) {
        String order = done(clerk(writeNode).post(ORDERS, placement(customer, BOOK, PEN)))
                .header("Location");
        follow(LOG, COPY);
        return order;
    }

    private static Client clerk(ConfigurableApplicationContext node) {
        return client(node, "clerk");
    }

    private static Client operator() {
        return client(readNode, "operator");
    }

    @Test
    void itAnswersWhatAnotherNodeHasWritten() {
        String customer = newCustomer();
        String order = placed(customer);
        done(clerk(writeNode).command(order + "/confirm"));
        follow(LOG, COPY);

        Answer details = done(clerk(readNode).get(order + "?atLeastVersion=1&timeout=PT10S"));

        assertThat(details.json().get("status").stringValue()).isEqualTo("CONFIRMED");
        assertThat(done(clerk(readNode).get(order + "?version=0"))
                        .json()
                        .get("status")
                        .stringValue())
                .isEqualTo("PLACED");
        assertThat(clerk(readNode).get(order + "/events").text())
                .isEqualTo(clerk(writeNode).get(order + "/events").text());
        assertThat(clerk(readNode).get("/api/events?limit=1000").text())
                .isEqualTo(clerk(writeNode).get("/api/events?limit=1000").text());
        await().untilAsserted(() -> {
            assertThat(clerk(readNode).get(ORDERS + "?customerId=" + customer).text())
                    .contains(id(order));
            assertThat(clerk(readNode)
                            .get("/api/customers/" + customer + "/orders/summary")
                            .text())
                    .contains("\"CONFIRMED\":1");
            assertThat(clerk(readNode).get("/api/statistics/daily").json().get("items"))
                    .isNotEmpty();
        });
    }

    @Test
    void aVersionThatHasNotArrivedIsBehindAndNotMissing() {
        String order = placed(newCustomer());
        done(clerk(writeNode).command(order + "/confirm"));

        assertThat(clerk(readNode)
                        .get(order + "?atLeastVersion=1&timeout=PT0.2S")
                        .problem())
                .isEqualTo("read-model-behind");
    }

    @Test
    void itsFeedsFollowTheCopy() throws Exception {
        try (LiveStream events = clerk(readNode).stream("/api/events/stream");
                LiveStream orders = clerk(readNode).stream("/api/orders/stream")) {
            String order = placed(newCustomer());

            assertThat(events.next(
                            1, event -> event.get("aggregateId").stringValue().equals(id(order))))
                    .hasSize(1);
            assertThat(orders.next(1, item -> item.get("orderId").stringValue().equals(id(order))))
                    .hasSize(1);
        }
    }

    @Test
    void aReplayBuildsAReadModelFromTheCopy() {
        placed(newCustomer());
        done202(operator().command("/api/processors/order-list/replay"));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(sql(COPY)
                            .sql("select count(*) from read_model.replays where finished_at is not null")
                            .query(Integer.class)
                            .single())
                    .isPositive();
            Folds.assertNoDifferences(sql(COPY));
        });
    }

    private static void done202(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    @ParameterizedTest
    @EnumSource
    void aCommandIsForAnotherNodeAndStoresNothing(CommandCall call) {
        String order = call.states().isEmpty() ? newOrder() : placed(newCustomer());
        long events = count("event_store.events");

        Answer answer = OverHttp.send(
                clerk(readNode),
                call,
                order,
                "Idempotency-Key",
                UUID.randomUUID().toString());

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.problem()).isEqualTo("wrong-node");
        assertThat(answer.json().get("detail").stringValue()).contains("Ask one that takes commands");
        assertThat(count("event_store.events")).isEqualTo(events);
        assertThat(count("idempotency.keys")).isZero();
    }

    /** Its content need not be understood in order to say that another node is asked. */
    @Test
    void theScopeIsLookedAtBeforeAndEverythingElseAfter() {
        assertThat(client(readNode, "viewer").post(ORDERS, "no JSON").problem()).isEqualTo("forbidden");
        assertThat(clerk(readNode)
                        .post(ORDERS, "no JSON", "Accept", "image/png")
                        .problem())
                .isEqualTo("wrong-node");
    }

    @Test
    void aCommandThatComesAnotherWayIsRefusedToo() {
        ConfirmOrder command = new ConfirmOrder(new OrderId(UUID.randomUUID()));

        assertThatThrownBy(() -> readNode.getBean(CommandGateway.class).sendAndWait(command))
                .isInstanceOf(CommandOnReadNode.class);
        assertThatThrownBy(() ->
                        readNode.getBean(CommandBus.class).dispatch(GenericCommandMessage.asCommandMessage(command)))
                .isInstanceOf(CommandOnReadNode.class);
    }

    /** The list is what docs/scaling.md says. */
    @Test
    void whatOnlyNodesThatTakeCommandsAnswerIsKnown() {
        Set<String> elsewhere = Set.of(
                "PUT /api/customers/x/credit-limit",
                "GET /api/customers/x/credit-limit",
                "DELETE /api/customers/x/credit-limit",
                "GET /api/customers/x/credit",
                "DELETE /api/customers/x/personal-data",
                "GET /api/deadlines",
                "POST /api/stock/x/receipts",
                "GET /api/stock/x",
                "POST /api/orders",
                "POST /api/orders/x/lines",
                "DELETE /api/orders/x/lines/x",
                "POST /api/orders/x/confirm",
                "POST /api/orders/x/ship",
                "POST /api/orders/x/deliver",
                "POST /api/orders/x/cancel");

        assertThat(calls(readNode).stream()
                        .filter(call -> !call.path().endsWith("/stream"))
                        .filter(call -> send(operator(), call).status() == 421)
                        .map(call -> call.method() + " " + call.path()))
                .containsExactlyInAnyOrderElementsOf(elsewhere);
    }

    @Test
    void nothingHappensBecauseOfWhatItFollows() {
        String order = placed(newCustomer());
        done(clerk(readNode).get(order + "?atLeastVersion=0&timeout=PT10S"));
        await().untilAsserted(() -> assertThat(count("read_model.order_list where order_id = '" + id(order) + "'"))
                .isOne());

        assertThat(count("deadlines.scheduled_tasks")).isZero();
        assertThat(count("stock.unsettled_orders")).isZero();
        assertThat(sql(COPY)
                        .sql("select distinct processor from read_model.tokens order by 1")
                        .query(String.class)
                        .list())
                .allMatch(name -> Set.of("order-details", "order-list", "daily-statistics", "customer-summary")
                        .contains(name.replace(".rebuild", "")));
    }

    @Test
    void anOperatorSeesTheReadModelsAndIsSentElsewhereForTheRest() {
        assertThat(names(operator().get("/api/processors")))
                .containsExactly("customer-summary", "daily-statistics", "order-details", "order-list");
        assertThat(names(operator().get("/api/processors?sideEffects=true")))
                .containsExactly("customer-summary", "daily-statistics", "order-details", "order-list");
        assertThat(operator().get("/api/processors/confirmation-deadlines").problem())
                .isEqualTo("wrong-node");
        assertThat(operator().get("/api/processors/no-such").problem()).isEqualTo("not-found");
    }

    static List<String> names(Answer processors) {
        return StreamSupport.stream(processors.json().get("items").spliterator(), false)
                .map(item -> item.get("name").stringValue())
                .toList();
    }

    /** It has no keys, so it says that there is a recipient, and not that there is none. */
    @Test
    void aRecipientIsNamedAsOneThatCanBeReadElsewhere() {
        String customer = newCustomer();
        String order = done(clerk(writeNode)
                        .post(
                                ORDERS,
                                quoted("{'customerId': '" + customer + "', 'lines': [" + BOOK + "], 'recipient':"
                                        + " {'name': 'Ada', 'street': 'S', 'city': 'London', 'postalCode': '1',"
                                        + " 'country': 'GB'}}")))
                .header("Location");
        follow(LOG, COPY);

        Answer known = done(clerk(readNode).get(order + "?atLeastVersion=0&timeout=PT10S"));
        assertThat(known.json().has("recipient")).isFalse();
        assertThat(known.json().get("recipientElsewhere").booleanValue()).isTrue();
        assertThat(done(clerk(writeNode).get(order + "?version=0"))
                        .json()
                        .at("/recipient/name")
                        .stringValue())
                .isEqualTo("Ada");

        assertThat(client(writeNode, "operator")
                        .delete("/api/customers/" + customer + "/personal-data")
                        .status())
                .isEqualTo(204);
        follow(LOG, COPY);
        Answer erased = done(clerk(readNode).get(order));
        assertThat(erased.json().get("recipient").isNull()).isTrue();
        assertThat(erased.json().has("erasedAt")).isTrue();
    }

    @Test
    void itIsWell() {
        await().untilAsserted(() -> assertThat(
                        operator().get("/actuator/health").json().get("status").stringValue())
                .isEqualTo("UP"));
    }

    @Test
    void theDescriptionTheSessionAndThePageAreThere() {
        assertThat(clerk(readNode).get("/v3/api-docs").status()).isEqualTo(200);
        assertThat(clerk(readNode).get("/session").status()).isEqualTo(200);
        assertThat(clerk(readNode).get("/").status()).isEqualTo(200);
    }

    private static long count(String rows) {
        return sql(COPY).sql("select count(*) from " + rows).query(Long.class).single();
    }
}
