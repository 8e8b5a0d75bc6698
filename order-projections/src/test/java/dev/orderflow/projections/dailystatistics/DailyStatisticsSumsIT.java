package dev.orderflow.projections.dailystatistics;

import dev.orderflow.platform.projections.SumsSpecification;

class DailyStatisticsSumsIT extends SumsSpecification {

    /** An order that is shipped twice, which the aggregate refuses, may leave a day on which nothing else was. */
    private static final String SOMETHING_HAPPENED = "placed + shipped + cancelled > 0";

    DailyStatisticsSumsIT() {
        super(new DailyStatisticsProjection(), "read_model.daily_statistics", "day, currency", SOMETHING_HAPPENED, """
                select day, currency, count(placed_on), count(shipped_on), count(cancelled_on),
                    coalesce(sum(total) filter (where shipped_on is not null), 0)
                from (
                    select placed_on as day, currency, total, placed_on, null::date as shipped_on, null::date as cancelled_on
                    from read_model.daily_statistics_orders
                    union all
                    select shipped_on, currency, total, null, shipped_on, null from read_model.daily_statistics_orders
                    union all
                    select cancelled_on, currency, total, null, null, cancelled_on from read_model.daily_statistics_orders
                ) as fact
                where day is not null
                group by day, currency
                """);
    }
}
