package dev.orderflow.api.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.orderflow.platform.eventstore.notification.Linger;
import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import dev.orderflow.projections.orderdetails.FindVersions;
import dev.orderflow.projections.orderdetails.FindVersions.OrderVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ReadYourWritesTest {

    private static final UUID ORDER = UUID.fromString("0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47");

    /** Longer than any test, so that nothing here ends by the time being up. */
    private static final Duration LONG = Duration.ofMinutes(10);

    /** What the details show. */
    private final Map<UUID, Long> versions = new ConcurrentHashMap<>();

    private final QueryGateway queries = mock();
    private final WakeUpRegistry wakeUps = new WakeUpRegistry();
    private final ReadYourWrites arrivals = new ReadYourWrites(queries, wakeUps);

    @BeforeEach
    void theDetails() {
        when(queries.query(any(FindVersions.class), anyListOfVersions()))
                .then(call -> CompletableFuture.completedFuture(versions(call.getArgument(0, FindVersions.class))));
    }

    @AfterEach
    void stop() {
        arrivals.stop();
    }

    @Test
    void theVersionWakesWhoWaitsForIt() {
        CompletableFuture<Void> arrival = arrivals.expect(ORDER, 3, LONG);

        reached(ORDER, 3);

        assertThat(arrival).isCompleted();
    }

    @Test
    void soDoesALaterOne() {
        CompletableFuture<Void> arrival = arrivals.expect(ORDER, 3, LONG);

        reached(ORDER, 5);

        assertThat(arrival).isCompleted();
    }

    @Test
    void anEarlierVersionAndAnotherOrderWakeNobody() {
        CompletableFuture<Void> arrival = arrivals.expect(ORDER, 3, LONG);

        reached(ORDER, 2);
        reached(UUID.randomUUID(), 3);

        assertThat(arrival).isNotDone();
    }

    @Test
    void oneWhoIsWokenLeavesTheOthersWaiting() {
        CompletableFuture<Void> patient = arrivals.expect(ORDER, 4, LONG);
        CompletableFuture<Void> hasty = arrivals.expect(ORDER, 3, LONG);

        reached(ORDER, 3);
        assertThat(hasty).isCompleted();
        assertThat(patient).isNotDone();
        reached(ORDER, 4);

        assertThat(patient).isCompleted();
    }

    @Test
    void nobodyWaitsLongerThanAgreed() {
        assertThat(arrivals.expect(ORDER, 3, Duration.ZERO)).succeedsWithin(LONG);
    }

    @Test
    void whoIsWokenIsForgotten() {
        CompletableFuture<Void> arrival = arrivals.expect(ORDER, 3, LONG);

        reached(ORDER, 3);

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

    @Test
    void nothingIsAskedWhileNobodyWaits() {
        reached(ORDER, 3);

        verifyNoInteractions(queries);
    }

    @Test
    void oneQueryTellsOfAllWhoWait() {
        UUID other = UUID.randomUUID();
        CompletableFuture<Void> arrival = arrivals.expect(ORDER, 3, LONG);
        CompletableFuture<Void> otherArrival = arrivals.expect(other, 0, LONG);
        versions.put(ORDER, 3L);

        reached(other, 0);

        assertThat(arrival).isCompleted();
        assertThat(otherArrival).isCompleted();
        verify(queries).query(any(FindVersions.class), anyListOfVersions());
    }

    @Test
    void aFailingQueryLeavesThemWaiting() {
        CompletableFuture<Void> arrival = arrivals.expect(ORDER, 3, LONG);
        when(queries.query(any(FindVersions.class), anyListOfVersions()))
                .thenReturn(CompletableFuture.failedFuture(new IllegalStateException("no database")));

        reached(ORDER, 3);

        assertThat(arrival).isNotDone();
    }

    @Test
    void aChangeThatIsToldWakesThemAndSoDoesAnotherLookBeforeLong() {
        arrivals.start();
        CompletableFuture<Void> told = arrivals.expect(ORDER, 3, LONG);
        versions.put(ORDER, 3L);

        new Notifier(
                        new DriverManagerDataSource(),
                        wakeUps,
                        Duration.ofMillis(5),
                        new Linger(Duration.ZERO, Duration.ZERO))
                .signal(NotificationChannel.READ_MODELS);
        assertThat(told).succeedsWithin(LONG);
        versions.put(ORDER, 4L);

        assertThat(arrivals.expect(ORDER, 4, LONG)).succeedsWithin(LONG);
    }

    private void reached(UUID orderId, long version) {
        versions.put(orderId, version);
        arrivals.look();
    }

    private List<OrderVersion> versions(FindVersions query) {
        return versions.entrySet().stream()
                .filter(known -> query.orderIds().contains(known.getKey()))
                .map(known -> new OrderVersion(known.getKey(), known.getValue()))
                .toList();
    }

    private static ResponseType<List<OrderVersion>> anyListOfVersions() {
        return any();
    }

    private void assertThatNobodyWaits() {
        assertThat(arrivals)
                .extracting("waiting", InstanceOfAssertFactories.map(UUID.class, Object.class))
                .isEqualTo(Map.of());
    }
}
