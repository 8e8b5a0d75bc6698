package dev.orderflow.api.contract;

import static dev.orderflow.api.contract.OverHttp.BOOK;
import static dev.orderflow.api.contract.OverHttp.ORDERS;
import static dev.orderflow.api.contract.OverHttp.done;
import static dev.orderflow.api.contract.OverHttp.id;
import static dev.orderflow.api.contract.OverHttp.newCustomer;
import static dev.orderflow.api.contract.OverHttp.placement;
import static dev.orderflow.api.contract.OverHttp.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Folds;
import dev.orderflow.api.LiveStream;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A node that has a copy of the log, and answers from read models of its own. See docs/scaling.md. */
class ReadNodeIT extends ReadNodeSetUp {

    /** The tables of all slices that have a row. */
    private static final String OTHER_ROWS = """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname not like 'pg\\_%' and schemaname not in ('information_schema', 'event_store', 'operations')
            and schemaname not like 'read\\_model%' and tablename <> 'flyway_schema_history'
            and query_to_xml(format('select from %I.%I limit 1', schemaname, tablename), false, false, '')::text like '%<row%'
            """;

    @Test
    void itAnswersWhatAnotherNodeHasWritten() {
        String customer = newCustomer();
        String order = placed(customer);
        done(clerk(writeNode).command(order + "/confirm"));
        follow(log, copy);

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

    /** Its copy of the log can't tell whether an order was never placed. */
    @Test
    void soIsAnOrderThatHasNotArrived() {
        String order = done(clerk(writeNode).post(ORDERS, placement(newCustomer(), BOOK)))
                .header("Location");

        assertThat(clerk(readNode)
                        .get(order + "?atLeastVersion=0&timeout=PT0.2S")
                        .problem())
                .isEqualTo("read-model-behind");
        assertThat(clerk(readNode).get(order).problem()).isEqualTo("order-not-found");
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
            assertThat(sql(copy)
                            .sql("select count(*) from read_model.replays where finished_at is not null")
                            .query(Integer.class)
                            .single())
                    .isPositive();
            Folds.assertNoDifferences(sql(copy));
        });
    }

    private static void done202(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    @Test
    void nothingHappensBecauseOfWhatItFollows() {
        String order = placed(newCustomer());
        done(clerk(readNode).get(order + "?atLeastVersion=0&timeout=PT10S"));
        await().untilAsserted(() -> assertThat(count("read_model.order_list where order_id = '" + id(order) + "'"))
                .isOne());

        assertThat(sql(copy).sql(OTHER_ROWS).query(String.class).list()).isEmpty();
        assertThat(sql(copy)
                        .sql("select distinct processor from read_model.tokens order by 1")
                        .query(String.class)
                        .list())
                .allMatch(name -> Set.of("order-details", "order-list", "daily-statistics", "customer-summary")
                        .contains(name.replace(".rebuild", "")));
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
        follow(log, copy);

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
        follow(log, copy);
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
}
