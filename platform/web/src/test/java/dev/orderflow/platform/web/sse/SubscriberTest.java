package dev.orderflow.platform.web.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a client is sent, and when. */
class SubscriberTest extends SubscriberSetUp {

    @Test
    void theConnectionIsSeenToBeOpenAtOnce() {
        subscriber.onWritePossible();

        assertThat(connection.sent()).isEqualTo(":\n\n");
    }

    @Test
    void eventsAreSentInTheirOrder() {
        pending.addAll(List.of("a", "b"));
        subscriber.onWritePossible();
        pending.add("c");
        subscriber.moveOn();

        assertThat(connection.sent()).isEqualTo(":\n\nabc");
    }

    @Test
    void nothingIsSentBeforeTheServerIsReady() {
        pending.add("a");
        subscriber.moveOn();

        assertThat(connection.sent()).isEmpty();
    }

    @Test
    void nothingIsFetchedForAConnectionThatDoesNotTakeIt() {
        subscriber.onWritePossible();
        connection.capacity = 1;
        pending.addAll(List.of("a", "b", "c"));
        subscriber.moveOn();

        assertThat(pending).containsExactly("b", "c");
    }

    @Test
    void aConnectionThatTakesAgainGoesOnWhereItWas() {
        subscriber.onWritePossible();
        connection.capacity = 1;
        pending.addAll(List.of("a", "b", "c"));
        subscriber.moveOn();
        connection.capacity = 100;
        subscriber.onWritePossible();

        assertThat(connection.sent()).isEqualTo(":\n\nabc");
    }

    @Test
    void aSilentStreamShowsThatItLives() {
        subscriber.onWritePossible();
        subscriber.tick();

        assertThat(connection.sent()).isEqualTo(":\n\n:\n\n");
    }
}
