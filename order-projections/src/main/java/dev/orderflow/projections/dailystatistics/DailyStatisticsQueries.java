package dev.orderflow.projections.dailystatistics;

import dev.orderflow.projections.dailystatistics.FindDailyStatistics.DayStatistics;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers {@link FindDailyStatistics}. */
@Component
class DailyStatisticsQueries {

    private final JdbcClient sql;

    DailyStatisticsQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    List<DayStatistics> handle(FindDailyStatistics query) {
        return sql.sql("""
                        select day, currency, placed, shipped, cancelled, revenue
                        from read_model.daily_statistics
                        where day between coalesce(cast(:from as date), '-infinity') and coalesce(cast(:to as date), 'infinity')
                        order by day, currency
                        """)
                .param("from", query.from())
                .param("to", query.to())
                .query(DayStatistics.class)
                .list();
    }
}
