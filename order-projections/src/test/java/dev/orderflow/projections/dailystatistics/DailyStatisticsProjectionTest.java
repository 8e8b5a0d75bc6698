package dev.orderflow.projections.dailystatistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.platform.projections.Change;
import dev.orderflow.platform.projections.EventExamples;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyStatisticsRowTest {

    /** Java 17 has no exhaustive switch over sealed types that could say so. */
    @Test
    void thereIsARuleForEveryEvent() {
        List<Change> changes = EventExamples.oneOfEachKind();
        assertThat(changes.stream().<Class<?>>map(change -> change.event().getClass()))
                .containsExactlyInAnyOrder(OrderEvent.class.getPermittedSubclasses());

        DailyStatisticsRow row = fold(changes);

        assertThat(row.version()).isEqualTo(changes.size() - 1);
        assertThat(row.total().amount()).isEqualByComparingTo("8");
    }

    /** They are a second apart, from the last second of a day on. */
    @Test
    void eventsCountOnTheirDaysInUtc() {
        List<Change> changes = EventExamples.oneOfEachKind().stream()
                .map(change -> new Change(
                        change.event(),
                        change.version(),
                        change.at().plus(Duration.ofDays(1).minusSeconds(1)),
                        change.position()))
                .toList();

        DailyStatisticsRow row = fold(changes);

        assertThat(row.placedOn()).isEqualTo(LocalDate.of(1970, 1, 1));
        assertThat(row.shippedOn()).isEqualTo(LocalDate.of(1970, 1, 2));
        assertThat(row.cancelledOn()).isEqualTo(LocalDate.of(1970, 1, 2));
    }

    @Test
    void aPlacedOrderIsNeitherShippedNorCancelled() {
        DailyStatisticsRow row = fold(EventExamples.oneOfEachKind().subList(0, 1));

        assertThat(row.placedOn()).isEqualTo(LocalDate.EPOCH);
        assertThat(row.shippedOn()).isNull();
        assertThat(row.cancelledOn()).isNull();
    }

    private static DailyStatisticsRow fold(List<Change> changes) {
        DailyStatisticsRow row = DailyStatisticsRow.evolve(null, changes.get(0));
        for (Change change : changes.subList(1, changes.size())) {
            row = DailyStatisticsRow.evolve(row, change);
        }
        return row;
    }
}
