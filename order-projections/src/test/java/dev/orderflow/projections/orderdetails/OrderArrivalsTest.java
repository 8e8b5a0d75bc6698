package dev.orderflow.projections.orderdetails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class OrderArrivalsTest {

    private static final UUID ORDER = UUID.fromString("0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47");

    /** Longer than any test, so that nothing here ends by the time being up. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private final OrderArrivals arrivals = new OrderArrivals();

    @Test
    void theVersionWakesWhoWaitsForIt() {
        CompletableFuture<Void> arrival = arrivals.expect(ORDER, 3, LONG);

        arrivals.reached(ORDER, 3);

        assertThat(arrival).isCompleted();
    }

    @Test
    void soDoesALaterOne() {
        CompletableFuture<Void> arrival = arrivals.expect(ORDER, 3, LONG);

        arrivals.reached(ORDER, 5);

        assertThat(arrival).isCompleted();
    }

    @Test
    void anEarlierVersionAndAnotherOrderWakeNobody() {
        CompletableFuture<Void> arrival = arrivals.expect(ORDER, 3, LONG);

        arrivals.reached(ORDER, 2);
        arrivals.reached(UUID.randomUUID(), 3);

        assertThat(arrival).isNotDone();
    }

    @Test
    void oneWhoIsWokenLeavesTheOthersWaiting() {
        CompletableFuture<Void> patient = arrivals.expect(ORDER, 4, LONG);
        CompletableFuture<Void> hasty = arrivals.expect(ORDER, 3, LONG);

        arrivals.reached(ORDER, 3);
        assertThat(hasty).isCompleted();
        assertThat(patient).isNotDone();
        arrivals.reached(ORDER, 4);

        assertThat(patient).isCompleted();
    }

    @Test
    void nobodyWaitsLongerThanAgreed() {
        assertThat(arrivals.expect(ORDER, 3, Duration.ZERO)).succeedsWithin(LONG);
    }

    @Test
    void whoIsWokenIsForgotten() {
        CompletableFuture<Void> arrival = arrivals.expect(ORDER, 3, LONG);

        arrivals.reached(ORDER, 3);

        assertThat(arrival).isCompleted();
        assertThatNobodyWaits();
    }

    /** A reader who finds the version there already waits for nothing. */
    @Test
    void whoStopsWaitingIsForgotten() {
        CompletableFuture<Void> arrival = arrivals.expect(ORDER, 3, LONG);

        arrival.complete(null);

        assertThatNobodyWaits();
    }

    private void assertThatNobodyWaits() {
        assertThat(arrivals)
                .extracting("waiting", InstanceOfAssertFactories.map(UUID.class, Object.class))
                .isEqualTo(Map.of());
    }
}
