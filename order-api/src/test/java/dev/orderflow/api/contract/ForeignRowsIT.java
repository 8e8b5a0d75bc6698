package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.LiveStream;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Rows that others have written into the log: imports, people at psql, an older fault. Whatever one holds, all else goes on. */
@FullApplication
@TestPropertySource(properties = "log=with-foreign-rows") // a database of its own: others compare theirs with its fold
class ForeignRowsIT extends OverHttp {

    private static final String INTERNAL =
            "(?s).*(Exception|dev\\.orderflow|java\\.|org\\.|tools\\.jackson|its log says why).*";

    static List<ForeignRow> rows() {
        return ForeignRow.all().toList();
    }

    /** The four read models, the feeds, the history of the order, time travel and a command, for one row after the other. */
    @ParameterizedTest
    @MethodSource("rows")
    void noRowStopsAProcessorOrAFeed(ForeignRow row) throws Exception {
        String before = placed();
        String order = row.isFirstOfItsOrder() ? newOrder() : placed();
        long position = row.insert(sql, id(order));
        String after = placed();

        assertAllAreHandled();

        for (String readModel : ForeignRow.READ_MODELS) {
            assertThat(version(readModel, before)).as(readModel).isZero();
            assertThat(version(readModel, after)).as(readModel).isZero();
            assertThat(deadLetter(readModel, position).isMissingNode())
                    .as("%s: a dead letter", readModel)
                    .isNotEqualTo(row.isParkedIn(readModel));
            if (row.isOfAnOrder() && row.isAppliedIn(readModel)) {
                assertThat(version(readModel, order)).as(readModel).isEqualTo(row.version());
            }
            if (row.isParkedIn(readModel)) {
                assertOperatorsCanAct(readModel, position);
            }
        }
        assertFeedsShowItAndGoOn(position, after);
        if (row.isOfAnOrder()) {
            assertThat(viewer().get(order + "/events").text()).contains("\"position\":" + position + ",");
            assertAnsweredInWords(viewer().get(order + "?version=" + row.version()), row.answer());
            assertAnsweredInWords(clerk().post(order + "/cancel", CANCELLATION), row.answer());
        }
        assertAllAreHandled();
    }

    @Test
    void anEventBeforeItsPredecessorWaitsForAnOperator() {
        String order = newOrder();
        long early = ForeignRow.confirmation("1 before 0").insert(sql, id(order));
        ForeignRow.placement("0 after 1").insert(sql, id(order));
        long next = ForeignRow.shipment("2 after both").version(2).insert(sql, id(order));
        assertAllAreHandled();
        String path = "/api/processors/order-list/dead-letters/" + early;
        assertThat(deadLetter("order-list", early).path("cause").stringValue(""))
                .isEqualTo("It is version 1 of its aggregate, but version 0 does not come before it in the log.");
        assertThat(deadLetter("order-list", next).get("attempts").intValue()).isZero();
        assertThat(version("order-list", order)).isZero();

        assertThat(operator().command(path + "/retry").status()).isEqualTo(202);
        assertThat(deadLetter("order-list", early).get("attempts").intValue()).isEqualTo(2);
        assertThat(version("order-list", order)).isZero();

        assertThat(operator().delete(path).status()).isEqualTo(204);
        assertThat(deadLetter("order-list", next).isMissingNode()).isTrue();
        assertThat(version("order-list", order)).isEqualTo(2);
    }

    @Test
    void twoEventsMayHaveTheSameIdentifier() throws Exception {
        String order = placed();
        ForeignRow.confirmation("once").insert(sql, id(order));
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        select event_id, aggregate_type, aggregate_id, 2, type, revision, timestamp, payload, metadata
                        from event_store.events where aggregate_id = ? and sequence_number = 1
                        """).param(id(order)).update();

        assertAllAreHandled();

        for (String readModel : ForeignRow.READ_MODELS) {
            assertThat(version(readModel, order)).isEqualTo(2);
        }
    }

    /** What operators have discarded stays discarded if it fails again, or no replay would ever be taken. */
    @Test
    void aReplayOverAllOfThemIsTaken() {
        List<Long> positions = new ArrayList<>();
        // Two rows with no aggregate id would be of one aggregate, and wait for each other.
        rows().stream().filter(ForeignRow::hasAggregateId).forEach(row -> {
            String order = row.isFirstOfItsOrder() ? newOrder() : placed();
            positions.add(row.insert(sql, id(order)));
            if (row.isOfAnOrder()) {
                ForeignRow.confirmation("one more").version(row.version() + 1).insert(sql, id(order));
            }
        });
        assertAllAreHandled();

        for (String readModel : ForeignRow.READ_MODELS) {
            discardEveryOther(
                    readModel,
                    waiting(readModel).stream().filter(positions::contains).toList());
            List<Long> waiting = waiting(readModel);

            new Operator(sql).replay(readModel);

            assertThat(waiting(readModel)).isEqualTo(waiting);
        }
    }

    private void discardEveryOther(String readModel, List<Long> letters) {
        for (int i = 0; i < letters.size(); i += 2) {
            String path = "/api/processors/" + readModel + "/dead-letters/" + letters.get(i);
            assertThat(operator().delete(path).status()).isEqualTo(204);
        }
    }

    private void assertAllAreHandled() {
        for (String readModel : ForeignRow.READ_MODELS) {
            new Operator(sql).awaitCaughtUp(readModel);
        }
    }

    private void assertOperatorsCanAct(String readModel, long position) {
        JsonNode letter = deadLetter(readModel, position);
        assertThat(letter.get("cause").stringValue()).isNotBlank().doesNotMatch(INTERNAL);
        assertThat(letter.has("payload")).isTrue();
        String path = "/api/processors/" + readModel + "/dead-letters/" + position;

        assertThat(operator().command(path + "/retry").status()).isEqualTo(202);
        assertThat(deadLetter(readModel, position).get("attempts").intValue()).isEqualTo(2);

        assertThat(operator().delete(path).status()).isEqualTo(204);
        assertThat(deadLetter(readModel, position).isMissingNode()).isTrue();
    }

    private void assertFeedsShowItAndGoOn(long position, String after) throws Exception {
        String stored = sql.sql("select payload::text from event_store.events where position = ?")
                .param(position)
                .query(String.class)
                .single();
        Answer page = viewer().get("/api/events?limit=1000&after=" + (position - 1));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("\"position\":" + position + ",", id(after));
        if (page.text().length() < 1_000_000) {
            assertThat(page.text()).contains("\"payload\":" + stored);
        }
        try (LiveStream stream = viewer().stream("/api/events/stream?after=" + (position - 1))) {
            assertThat(stream.next(2, event -> true).get(0).id()).isEqualTo(Long.toString(position));
        }
    }

    private static void assertAnsweredInWords(Answer answer, int expected) {
        // Time travel shows what no command would accept.
        assertThat(answer.status()).as(answer.text()).isIn(expected, expected == 409 ? 200 : expected);
        if (expected >= 500) {
            assertThat(answer.problem()).isEqualTo(expected == 503 ? "store-unavailable" : "internal-error");
            assertThat(answer.text()).doesNotMatch(INTERNAL);
        }
    }

    private JsonNode deadLetter(String readModel, long position) {
        Answer answer = operator().get("/api/processors/" + readModel + "/dead-letters");
        assertThat(answer.status()).isEqualTo(200);
        for (JsonNode letter : answer.json().get("items")) {
            if (letter.get("position").longValue() == position) {
                return letter;
            }
        }
        return MissingNode.getInstance();
    }

    private List<Long> waiting(String readModel) {
        return sql.sql("select position from read_model.dead_letters where processor = ? and discarded_at is null"
                        + " order by position")
                .param(readModel)
                .query(Long.class)
                .list();
    }

    /** -1 for an order without a row. */
    private long version(String readModel, String order) {
        return sql.sql("select version from %s where order_id = ?".formatted(ReadModels.tableOfOrders(sql, readModel)))
                .param(UUID.fromString(id(order)))
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }
}
