package dev.orderflow.projections.dailystatistics;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A day, as far as one currency goes.
 *
 * @param day in UTC
 * @param placed how many orders were placed on it
 * @param revenue the totals of the orders that were shipped on it, with the currency's decimals
 */
public record DayStatistics(
        LocalDate day, String currency, long placed, long shipped, long cancelled, BigDecimal revenue) {}
