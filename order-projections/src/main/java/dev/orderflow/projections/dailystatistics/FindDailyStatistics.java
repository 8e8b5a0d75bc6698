package dev.orderflow.projections.dailystatistics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days on which something happened, by day and then by currency; answered by a list of {@link DayStatistics}.
 *
 * @param from the first day, or null for the very first
 * @param to the last day, or null for the very last
 */
public record FindDailyStatistics(
        @Nullable LocalDate from, @Nullable LocalDate to) {}
