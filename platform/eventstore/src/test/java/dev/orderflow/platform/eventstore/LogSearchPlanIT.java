package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which indices a search goes by. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogSearchPlanIT {

    private final DataSource database = ManyDeposits.newLog();

    static Stream<Arguments> indices() {
        return Stream.of(
                Arguments.of(LogFilter.EVERYTHING.correlationId("nobody's"), "events_by_correlation"),
                Arguments.of(LogFilter.EVERYTHING.types(Set.of("MoneyLost")), "events_by_time_type_actor"),
                Arguments.of(LogFilter.EVERYTHING.types(Set.of("MoneyLost", "MoneyGone")), "events_by_time_type_actor"),
                Arguments.of(LogFilter.EVERYTHING.actor("nobody"), "events_by_time_type_actor"),
                Arguments.of(LogFilter.EVERYTHING.notAfter(ManyDeposits.START), "events_by_time_type_actor"),
                Arguments.of(
                        LogFilter.EVERYTHING.notBefore(ManyDeposits.START.plusSeconds(ManyDeposits.EVENTS + 1)),
                        "events_by_time_type_actor"));
    }

    /** The index names the parts of the log that may have something, and there is none. */
    @ParameterizedTest
    @MethodSource("indices")
    void noEventIsReadOfWhatAnIndexKnowsNotToBeThere(LogFilter filter, String index) throws SQLException {
        String plan = plan(filter);

        assertThat(plan)
                .contains(index, "on events_pkey")
                .doesNotContain("Heap Blocks")
                .doesNotContain("Rows Removed");
    }

    @Test
    void anAggregateIsReadByItsKey() throws SQLException {
        assertThat(plan(LogFilter.EVERYTHING.aggregateId("account-77"))).contains("one_event_per_version");
    }

    /** Of one long stretch, which a vacuum has been over. */
    private String plan(LogFilter filter) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute(LogStretch.BY_INDICES);
            LogStretch stretch = new LogStretch(filter, 1, ManyDeposits.EVENTS / 2);
            try (PreparedStatement explain =
                    connection.prepareStatement("explain (analyze, costs off) " + stretch.statement(true))) {
                int parameter = 0;
                explain.setLong(++parameter, stretch.start());
                explain.setLong(++parameter, stretch.end());
                for (Object value : filter.values()) {
                    explain.setObject(++parameter, value);
                }
                explain.setInt(++parameter, 100);
                List<String> lines = new ArrayList<>();
                try (ResultSet rows = explain.executeQuery()) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
                return String.join("\n", lines);
            }
        }
    }
}
