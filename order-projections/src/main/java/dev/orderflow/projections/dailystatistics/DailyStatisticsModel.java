package dev.orderflow.projections.dailystatistics;

import dev.orderflow.platform.projections.Change;
import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.RowStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The sums of each day. */
@Component
class DailyStatisticsModel implements Projection<DailyStatisticsRow> {

    private final JdbcTemplate jdbc;

    DailyStatisticsModel(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "daily-statistics";
    }

    @Override
    public RowStore<DailyStatisticsRow> rows(String schema) {
        return new DailyStatisticsTable(jdbc, schema);
    }

    @Override
    public DailyStatisticsRow evolve(@Nullable DailyStatisticsRow row, Change change) {
        return DailyStatisticsRow.evolve(row, change);
    }
}
