package dev.orderflow.projections.dailystatistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something happened, by day and then by currency. The answer is a list of {@link DayStatistics}.
 *
 * @param from the first day, or null for no limit
 * @param to the last day, or null for no limit
 */
public record FindDailyStatistics(
        @Nullable LocalDate from, @Nullable LocalDate to) {

    /**
     * One day in one currency.
     *
     * @param day in UTC
     * @param placed how many orders were placed on this day
     * @param revenue the totals of the orders that were shipped on this day, with the decimals of the currency
     */
    public record DayStatistics(
            LocalDate day, String currency, long placed, long shipped, long cancelled, BigDecimal revenue) {}
}
