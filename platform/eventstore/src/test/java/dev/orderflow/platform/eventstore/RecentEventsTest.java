package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private static final int MOST = 1_000;

    private final RecentEvents recent = new RecentEvents(MOST);

    @Test
    void nothingIsKnownBeforeTheBeginning() {
        assertThat(recent.after(Long.MAX_VALUE - 1, 10)).isNull();
        recent.beginAfter(7);

        assertThat(recent.after(6, 10)).isNull();
        assertThat(recent.after(7, 10)).isEmpty();
    }

    @Test
    void theNextEventsAfterAPositionComeInOrder() {
        recent.beginAfter(0);
        add(1, 20, "{}");

        assertThat(positions(recent.after(3, 5))).containsExactly(4L, 5L, 6L, 7L, 8L);
        assertThat(recent.after(20, 5)).isEmpty();
    }

    @Test
    void theOldestAreLetGoAndNobodyTakesWhatIsLeftForAll() {
        recent.beginAfter(0);
        add(1, MOST + 10, "{}");

        assertThat(recent.after(9, 1)).isNull();
        assertThat(positions(recent.after(10, 1))).containsExactly(11L);
    }

    /** A reader that took its events just before they were let go has them all. */
    @Test
    void whatWasTakenStaysComplete() {
        recent.beginAfter(0);
        add(1, MOST, "{}");
        List<LogEntry> taken = recent.after(0, 10);
        add(MOST + 1, MOST + 5, "{}");

        assertThat(positions(taken))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void ofLargeEventsFewerAreKept() {
        recent.beginAfter(0);
        add(1, 100, "x".repeat(RecentEvents.MOST_CHARACTERS / 10));

        assertThat(recent.after(90, 100)).isNull();
        assertThat(recent.after(91, 100)).hasSize(9);
    }

    /** Readers that are close behind must not lose it. */
    @Test
    void theNewestIsKeptHoweverLargeItIs() {
        recent.beginAfter(0);
        add(1, 5, "{}");
        add(6, 6, "x".repeat(RecentEvents.MOST_CHARACTERS + 1));

        assertThat(recent.after(4, 10)).isNull();
        assertThat(positions(recent.after(5, 10))).containsExactly(6L);
    }

    private void add(long first, long last, String payload) {
        recent.add(LongStream.rangeClosed(first, last)
                .mapToObj(position -> InMemoryLog.event(position, payload))
                .toList());
    }

    private static List<Long> positions(@Nullable List<LogEntry> entries) {
        return Objects.requireNonNull(entries).stream()
                .map(entry -> entry.event().position())
                .toList();
    }
}
