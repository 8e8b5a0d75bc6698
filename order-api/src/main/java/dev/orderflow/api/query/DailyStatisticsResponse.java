package dev.orderflow.api.query;

import dev.orderflow.projections.dailystatistics.FindDailyStatistics.DayStatistics;
import java.util.List;

/** The days on which something happened, the first one first. */
record DailyStatisticsResponse(List<DayStatistics> items) {}
