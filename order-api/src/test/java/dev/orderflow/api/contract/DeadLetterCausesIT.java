package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Many dead letters: by cause, and by page. */
class DeadLetterCausesIT extends DamagedEventsFixture {

    @Test
    void theDeadLettersOfACauseAreRetriedAtOnce() {
        String one = placed();
        String other = placed();
        parked(one);
        parked(other);
        JsonNode cause = causeOfDamage();
        assertThat(cause.propertyNames())
                .containsExactly("id", "cause", "events", "aggregates", "since", "attempts", "lastAttemptAt");
        assertThat(cause.get("cause").stringValue())
                .isEqualTo("Its payload is not what its type and revision promise.");
        assertThat(cause.get("aggregates").intValue()).isGreaterThanOrEqualTo(2);

        Answer answer =
                operator().command(LETTERS + "/retry?cause=" + cause.get("id").stringValue());

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/api/processors/order-list");
        assertThat(answer.json().propertyNames())
                .containsExactly(
                        "processor",
                        "action",
                        "requestedAt",
                        "aggregates",
                        "events",
                        "applied",
                        "failedAggregates",
                        "untriedAggregates");
        assertThat(answer.json().get("aggregates")).isEqualTo(cause.get("aggregates"));
        assertThat(answer.json().get("applied").intValue()).isZero();
        assertThat(find(one).get("attempts").intValue()).isEqualTo(2);
        assertThat(find(other).get("attempts").intValue()).isEqualTo(2);
        assertThat(Instant.parse(causeOfDamage().get("lastAttemptAt").stringValue()))
                .isAfter(Instant.parse(cause.get("lastAttemptAt").stringValue()));
    }

    @Test
    void theDeadLettersOfACauseArePaged() {
        parked(placed());
        parked(placed());
        String ofCause = LETTERS + "?limit=1&cause=" + causeOfDamage().get("id").stringValue();

        JsonNode first = operator().get(ofCause).json();
        JsonNode second =
                operator().get(ofCause + "&after=" + first.get("nextPosition")).json();

        assertThat(first.get("items")).hasSize(1);
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("items").get(0).get("position").longValue())
                .isGreaterThan(first.get("nextPosition").longValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cause=x", "cause=", "cause=3F09A17BC2D4", "cause=%00"})
    void aCauseOfAnotherFormIsInvalid(String query) {
        for (Answer answer :
                new Answer[] {operator().get(LETTERS + "?" + query), operator().command(LETTERS + "/retry?" + query)}) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("invalid-request");
        }
    }

    @Test
    void aCauseThatNothingHasIsNotFound() {
        assertNotFound(operator().command(LETTERS + "/retry?cause=000000000000"));
        assertThat(operator().get(LETTERS + "?cause=000000000000").json().get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=ten", "after=-1", "after=x"})
    void aPageOfAnotherFormIsInvalid(String query) {
        Answer answer = operator().get(LETTERS + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    /** A log that has gone back has lost them. */
    @Test
    void aPageWhoseEventsAreNotInTheLogIsNotTheLast() {
        long lost = 9_000_000_000L;
        sql.sql("""
                        insert into read_model.dead_letters (processor, position, aggregate_id, sequence_number, cause, attempts)
                        values ('order-list', ?, gen_random_uuid(), 0, 'a test', 1)
                        """).param(lost).update();

        JsonNode page = operator().get(LETTERS + "?limit=1&after=" + (lost - 1)).json();

        assertThat(page).isEqualTo(json("{'items': [], 'nextPosition': 9000000000}"));
        sql.sql("delete from read_model.dead_letters where position = ?")
                .param(lost)
                .update();
    }
}
