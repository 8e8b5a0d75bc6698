package dev.orderflow.projections.dailystatistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.platform.projections.EventEnvelope;
import dev.orderflow.projections.Expected;
import dev.orderflow.projections.Histories;
import dev.orderflow.projections.ReadModels;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DailyStatisticsProjectionTest {

    @ParameterizedTest
    @MethodSource("dev.orderflow.projections.Expected#states")
    void anOrderCountsOnTheDaysOfItsEvents(Expected expected) {
        DailyStatisticsProjection.Row row = expected.row(new DailyStatisticsProjection());

        assertThat(row.total()).isEqualTo(expected.state().total());
        assertThat(row.placedOn()).isEqualTo(day(expected.first()));
        assertThat(row.shippedOn()).isEqualTo(lastDay(expected, OrderShipped.class));
        assertThat(row.cancelledOn()).isEqualTo(lastDay(expected, OrderCancelled.class));
    }

    @Test
    void daysEndAtMidnightInUtc() {
        List<EventEnvelope> events = Histories.oneOfEachType(Instant.parse("1970-01-01T23:59:59Z"));
        List<DailyStatisticsProjection.Row> rows = ReadModels.rows(new DailyStatisticsProjection(), events);
        DailyStatisticsProjection.Row last = rows.get(rows.size() - 1);

        assertThat(last.placedOn()).isEqualTo(LocalDate.of(1970, 1, 1));
        assertThat(last.shippedOn()).isEqualTo(LocalDate.of(1970, 1, 2));
    }

    private static @Nullable LocalDate lastDay(Expected expected, Class<?> type) {
        return expected.events().stream()
                .filter(event -> type.isInstance(Histories.event(event)))
                .reduce((earlier, later) -> later)
                .map(DailyStatisticsProjectionTest::day)
                .orElse(null);
    }

    private static LocalDate day(EventEnvelope event) {
        return LocalDate.ofInstant(event.timestamp(), ZoneOffset.UTC);
    }
}
