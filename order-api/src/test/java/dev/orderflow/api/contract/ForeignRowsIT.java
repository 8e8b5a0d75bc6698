package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.ForEveryReadModel;
import dev.orderflow.api.LiveStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Rows that others have written into the log: imports, people at psql, an older fault. Whatever one holds, all else goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignRowsIT extends ForeignRowFixture {

    private static final String INTERNAL =
            "(?s).*(Exception|dev\\.orderflow|java\\.|org\\.|tools\\.jackson|its log says why).*";

    /** A row, and the sound orders that were placed before it and after it. */
    private record InTheLog(ForeignRow row, String before, String order, long position, String after) {

        @Override
        public String toString() {
            return row.toString();
        }
    }

    private final List<InTheLog> rows = new ArrayList<>();
    private final Map<String, List<Long>> parked = new HashMap<>();

    /** All at once, which takes less time and gives each batch several faults. The thorough build gives each row its own batch. */
    @BeforeAll
    void allAreInTheLog() {
        for (ForeignRow row : ForeignRowKinds.all()) {
            String before = placed();
            String order = row.isFirstOfItsOrder() ? newOrder() : placed();
            rows.add(new InTheLog(row, before, order, row.insert(sql, id(order)), placed()));
            if (Boolean.getBoolean("thorough")) {
                assertAllAreHandled();
            }
        }
        assertAllAreHandled();
        ForeignRow.READ_MODELS.forEach(readModel -> parked.put(readModel, waiting(readModel)));
    }

    @AfterAll
    void allGoOn() {
        assertAllAreHandled();
    }

    List<InTheLog> rows() {
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void noRowStopsAProcessor(InTheLog it) {
        for (String readModel : ForeignRow.READ_MODELS) {
            assertThat(version(readModel, it.before)).as(readModel).isZero();
            assertThat(version(readModel, it.after)).as(readModel).isZero();
            assertThat(parked.getOrDefault(readModel, List.of()).contains(it.position))
                    .as("%s: a dead letter", readModel)
                    .isEqualTo(it.row.isParkedIn(readModel));
        }
    }

    /** The page of the feed, and for the event of an order the order's history, time travel and a command. */
    @ParameterizedTest
    @MethodSource("rows")
    void whoeverComesUponARowIsAnswered(InTheLog it) {
        assertPageShowsItAndGoesOn(it.position, it.after);
        if (it.row.isOfAnOrder()) {
            ForeignRow.READ_MODELS.stream()
                    .filter(it.row::isAppliedIn)
                    .forEach(readModel -> assertThat(version(readModel, it.order))
                            .as(readModel)
                            .isEqualTo(it.row.version()));
            assertThat(viewer().get(it.order + "/events").text()).contains("\"position\":" + it.position + ",");
            assertAnsweredInWords(viewer().get(it.order + "?version=" + it.row.version()), it.row.answer());
            assertAnsweredInWords(clerk().post(it.order + "/cancel", CANCELLATION), it.row.answer());
        }
    }

    @Test
    void theLiveFeedShowsThemAll() throws Exception {
        long first = rows.get(0).position;
        List<String> positions = sql.sql("select position::text from event_store.events"
                        + " where position between ? and ? order by events.position")
                .params(first, rows.get(rows.size() - 1).position)
                .query(String.class)
                .list();
        try (LiveStream stream = viewer().stream("/api/events/stream?after=" + (first - 1))) {
            assertThat(stream.next(positions.size(), event -> true))
                    .extracting(LiveStream.Frame::id)
                    .isEqualTo(positions);
        }
    }

    @ForEveryReadModel
    void operatorsCanActOnEachThatIsParked(String readModel) {
        List<Long> ours = rows.stream()
                .filter(it -> it.row.isParkedIn(readModel))
                .map(InTheLog::position)
                .toList();
        String path = "/api/processors/" + readModel + "/dead-letters/";
        for (long position : ours) {
            assertThat(operator().command(path + position + "/retry").status()).isEqualTo(202);
        }
        Map<Long, JsonNode> letters = deadLetters(readModel);
        assertThat(ours).allSatisfy(position -> {
            JsonNode letter = letters.getOrDefault(position, MissingNode.getInstance());
            assertThat(letter.path("cause").stringValue("")).isNotBlank().doesNotMatch(INTERNAL);
            assertThat(letter.has("payload")).isTrue();
            assertThat(letter.path("attempts").intValue(0)).isEqualTo(2);
        });

        for (long position : ours) {
            assertThat(operator().delete(path + position).status()).isEqualTo(204);
        }
        assertThat(deadLetters(readModel)).doesNotContainKeys(ours.toArray(Long[]::new));
    }

    private void assertPageShowsItAndGoesOn(long position, String after) {
        String stored = sql.sql("select payload::text from event_store.events where position = ?")
                .param(position)
                .query(String.class)
                .single();
        Answer page = viewer().get("/api/events?limit=2&after=" + (position - 1));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("\"position\":" + position + ",", id(after));
        if (page.text().length() < 1_000_000) {
            // A placement is shown in its newest revision, which has other white space.
            assertThat(page.text().contains("\"payload\":" + stored)
                            || page.json().at("/items/0/payload").equals(json(stored)))
                    .as(page.text())
                    .isTrue();
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
}
