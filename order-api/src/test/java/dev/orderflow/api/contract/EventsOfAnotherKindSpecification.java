package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Operator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * An event of another kind of aggregate stands among those of an order. The log has no unknown event, because a projection that has skipped
 * one has an explanation for other versions too.
 */
@TestPropertySource(properties = "test.log=with-events-of-another-kind")
abstract class EventsOfAnotherKindSpecification extends ForeignRowFixture {

    @AfterEach
    void allGoOn() {
        String next = placed();
        assertAllAreHandled();
        ForeignRow.READ_MODELS.forEach(
                readModel -> assertThat(version(readModel, next)).as(readModel).isZero());
    }

    @Test
    void anOrderThatBeginsWithOneIsNotShown() {
        String order = newOrder();
        another().version(0).insert(sql, id(order));
        long next = ForeignRow.confirmation("after it").insert(sql, id(order));
        assertAllAreHandled();

        assertCommandsAreRefused(order);
        for (String readModel : ForeignRow.READ_MODELS) {
            assertThat(version(readModel, order)).isEqualTo(-1);
            assertIsParked(readModel, next, 1, 0);
        }
    }

    @Test
    void anOrderStaysAsItWasBeforeOne() {
        String order = placed();
        another().insert(sql, id(order));
        assertAllAreHandled();
        long next = ForeignRow.confirmation("after it").version(2).insert(sql, id(order));
        long last = ForeignRow.shipment("after both").version(3).insert(sql, id(order));
        assertAllAreHandled();

        assertCommandsAreRefused(order);
        for (String readModel : ForeignRow.READ_MODELS) {
            assertThat(version(readModel, order)).isZero();
            assertIsParked(readModel, next, 2, 1);
            assertThat(deadLetter(readModel, last).get("attempts").intValue()).isZero();
        }
    }

    @Test
    void operatorsCanRetryAndDiscardWhatFollowsIt() {
        String order = placed();
        another().insert(sql, id(order));
        long next = ForeignRow.confirmation("after it").version(2).insert(sql, id(order));
        long last = ForeignRow.shipment("after both").version(3).insert(sql, id(order));
        assertAllAreHandled();

        Answer all = operator().command("/api/processors/order-list/dead-letters/retry");
        assertThat(all.status()).as(all.text()).isEqualTo(202);
        assertThat(deadLetter("order-list", next).get("attempts").intValue()).isEqualTo(2);

        discard("order-list", next);
        assertIsParked("order-list", last, 3, 1);
        assertThat(version("order-list", order)).isZero();
    }

    /** What operators have discarded fails again, and so does what became a dead letter in its place. */
    @Test
    void aReplayComesToTheSame() {
        String order = placed();
        another().insert(sql, id(order));
        long next = ForeignRow.confirmation("after it").version(2).insert(sql, id(order));
        ForeignRow.shipment("after both").version(3).insert(sql, id(order));
        assertAllAreHandled();

        for (String readModel : ForeignRow.READ_MODELS) {
            discard(readModel, next);
            List<Long> waiting = waiting(readModel);

            new Operator(sql).replay(readModel);

            assertThat(waiting(readModel)).isEqualTo(waiting);
            assertThat(version(readModel, order)).isZero();
        }
    }

    /** An event that is sound, but not of an order. */
    abstract ForeignRow another();

    private void discard(String readModel, long position) {
        assertThat(operator()
                        .delete("/api/processors/" + readModel + "/dead-letters/" + position)
                        .status())
                .isEqualTo(204);
    }

    private void assertCommandsAreRefused(String order) {
        Answer answer = clerk().post(order + "/cancel", CANCELLATION);
        assertThat(answer.status()).as(answer.text()).isEqualTo(500);
    }

    private void assertIsParked(String readModel, long position, long version, long other) {
        JsonNode letter = deadLetter(readModel, position);
        assertThat(letter.path("cause").stringValue(""))
                .as(readModel)
                .isEqualTo("It is version %s of its aggregate, but version %s is an event of another kind of aggregate."
                        .formatted(version, other));
        assertThat(letter.get("attempts").intValue()).isOne();
    }
}
