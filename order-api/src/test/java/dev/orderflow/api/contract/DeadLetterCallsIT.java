package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /api/processors/{name}/dead-letters}. */
class DeadLetterCallsIT extends DamagedEventsFixture {

    @Test
    void aDeadLetterShowsTheEventAndWhatIsWrongWithIt() {
        String order = placed();
        Instant before = Instant.now().minusSeconds(1);

        JsonNode letter = parked(order);

        assertThat(letter.propertyNames())
                .containsExactly("id", "position", "aggregateId", "type", "payload", "cause", "since", "attempts");
        assertThat(letter.get("id").stringValue())
                .isEqualTo(letter.get("position").toString());
        assertThat(letter.get("position").longValue())
                .isEqualTo(sql.sql(
                                "select position from event_store.events where aggregate_id = ? and sequence_number = 1")
                        .param(id(order))
                        .query(Long.class)
                        .single());
        assertThat(letter.get("aggregateId").stringValue()).isEqualTo(id(order));
        assertThat(letter.get("type").stringValue()).isEqualTo("OrderShipped");
        assertThat(letter.get("payload"))
                .isEqualTo(json("{'orderId': '%s', 'carrier': ['Post']}".formatted(id(order))));
        assertThat(letter.get("cause").stringValue())
                .isEqualTo("Its payload is not what its type and revision promise.");
        assertThat(letter.get("since").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(Instant.parse(letter.get("since").stringValue())).isAfter(before);
        assertThat(letter.get("attempts").intValue()).isEqualTo(1);
    }

    @Test
    void aRetryIsTakenOnAndCounted() {
        String order = placed();
        String path = LETTERS + "/" + parked(order).get("id").stringValue();

        Answer answer = operator().command(path + "/retry");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/api/processors/order-list");
        assertThat(answer.json().propertyNames()).containsExactly("processor", "action", "requestedAt");
        assertThat(answer.json().get("processor").stringValue()).isEqualTo("order-list");
        assertThat(answer.json().get("action").stringValue()).isEqualTo("retry");
        assertThat(Instant.parse(answer.json().get("requestedAt").stringValue()))
                .isBefore(Instant.now());
        assertThat(find(order).get("attempts").intValue()).isEqualTo(2);
    }

    @Test
    void whatIsDiscardedIsGone() {
        String order = placed();
        String path = LETTERS + "/" + parked(order).get("id").stringValue();

        assertThat(operator().delete(path).status()).isEqualTo(204);

        assertThat(find(order).isMissingNode()).isTrue();
        assertNotFound(operator().delete(path));
        assertNotFound(operator().command(path + "/retry"));
    }

    @Test
    void aProcessorWithoutLettersHasAnEmptyList() {
        sql.sql("delete from read_model.dead_letters where processor = 'order-details'")
                .update();

        assertThat(operator().get("/api/processors/order-details/dead-letters").json())
                .isEqualTo(json("{'items': [], 'nextPosition': 0}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "007", "99999999999999999999", "no-number", "4711", "1.0"})
    void aLetterThatIsNotThereIsNotFoundWhateverItsForm(String id) {
        assertNotFound(operator().delete(LETTERS + "/" + id));
        assertNotFound(operator().command(LETTERS + "/" + id + "/retry"));
    }

    @Test
    void neitherIsAProcessorThatIsNotThere() {
        assertNotFound(operator().get("/api/processors/nothing/dead-letters"));
        assertNotFound(operator().get("/api/processors/nothing/dead-letters/causes"));
        assertNotFound(operator().command("/api/processors/nothing/dead-letters/retry"));
        assertNotFound(operator().command("/api/processors/nothing/dead-letters/1/retry"));
        assertNotFound(operator().delete("/api/processors/nothing/dead-letters/1"));
    }

    @Test
    void onlyOperatorsMayLookOrAct() {
        for (Client nobody : new Client[] {viewer(), clerk()}) {
            assertForbidden(nobody.get(LETTERS));
            assertForbidden(nobody.get(LETTERS + "/causes"));
            assertForbidden(nobody.command(LETTERS + "/retry"));
            assertForbidden(nobody.command(LETTERS + "/1/retry"));
            assertForbidden(nobody.delete(LETTERS + "/1"));
        }
        assertThat(stranger().get(LETTERS).status()).isEqualTo(401);
    }

    /** Not even an upcaster can do anything with it. */
    @Test
    void whatIsDamagedIsShownInTheLogAsItIsStored() {
        long position = sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Order', gen_random_uuid()::text, 0, 'OrderPlaced', '1',
                            clock_timestamp(), '{"lines": [7]}', '{}') returning position
                        """).query(Long.class).single();

        JsonNode event = done(viewer().get("/api/events?limit=1&after=" + (position - 1)))
                .json()
                .get("items")
                .get(0);

        assertThat(event.get("revision").stringValue()).isEqualTo("1");
        assertThat(event.get("payload")).isEqualTo(json("{'lines': [7]}"));
    }

    private static void assertForbidden(Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
    }
}
