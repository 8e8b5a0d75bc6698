package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A log of many deposits, one a second, of which one in the middle is a withdrawal by another actor. The position of an event
 * is its number.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogSearchIT {

    private static final int EVENTS = 60_000;
    private static final int WITHDRAWAL = 12_345;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final DataSource database = TestPostgres.newDatabase().dataSource();
    private final LogSearch search = new LogSearch(database, 2, Duration.ofMinutes(1));

    @BeforeAll
    void fill() {
        Flyway.configure()
                .dataSource(database)
                .schemas("event_store")
                .locations("classpath:db/event_store")
                .load()
                .migrate();
        JdbcClient sql = JdbcClient.create(database);
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                            timestamp, payload, metadata)
                        select gen_random_uuid(), 'Account', 'account-' || i / 10, i % 10,
                            case when i = :withdrawal then 'MoneyWithdrawn' else 'MoneyDeposited' end, '1',
                            timestamptz '2026-01-01Z' + i * interval '1 s',
                            jsonb_build_object('purpose', case when i = :withdrawal then '100% "Émile"_1' else 'savings' end),
                            jsonb_build_object(
                                'actor', case when i = :withdrawal then 'auditor' else 'teller' end,
                                'correlationId', 'request-' || i)
                        from generate_series(1, :events) as i
                        """).param("withdrawal", WITHDRAWAL).param("events", EVENTS).update();
        sql.sql("vacuum analyze event_store.events").update();
        // A vacuum leaves out the last part as long as it is not full.
        for (String index : List.of("events_by_time_type_actor", "events_by_correlation")) {
            sql.sql("select brin_summarize_new_values('event_store.' || ?)")
                    .param(index)
                    .query(Integer.class)
                    .single();
        }
    }

    static Stream<LogFilter> whatFitsTheWithdrawalAlone() {
        return Stream.of(
                LogFilter.EVERYTHING.types(Set.of("MoneyWithdrawn")),
                LogFilter.EVERYTHING.types(Set.of("MoneyWithdrawn", "MoneyTaken")),
                LogFilter.EVERYTHING.actor("auditor"),
                LogFilter.EVERYTHING.correlationId("request-" + WITHDRAWAL),
                LogFilter.EVERYTHING.aggregateId("account-" + WITHDRAWAL / 10).types(Set.of("MoneyWithdrawn")),
                LogFilter.EVERYTHING.notBefore(START.plusSeconds(WITHDRAWAL)).notAfter(START.plusSeconds(WITHDRAWAL)),
                LogFilter.EVERYTHING.payload("100%"),
                LogFilter.EVERYTHING.payload("Émile"),
                LogFilter.EVERYTHING.payload("\\\"_1"),
                LogFilter.EVERYTHING.payload("_1\""),
                LogFilter.EVERYTHING
                        .aggregates("select 'account-' || ?", WITHDRAWAL / 10 + "")
                        .actor("auditor"));
    }

    @ParameterizedTest
    @MethodSource("whatFitsTheWithdrawalAlone")
    void whatIsRareIsFoundWhereverItIs(LogFilter filter) {
        FoundEvents found = search.find(filter, Long.MAX_VALUE, 10);

        assertThat(positions(found)).containsExactly((long) WITHDRAWAL);
        assertThat(found.nextBefore()).isNull();
    }

    @Test
    void lettersOfEitherCaseAreFound() {
        assertThat(search.find(LogFilter.EVERYTHING.payload("SAVings"), Long.MAX_VALUE, 3)
                        .events())
                .hasSize(3);
    }

    @Test
    void theBeginningOfAnIdentifierIsEnough() {
        assertThat(positions(search.find(LogFilter.EVERYTHING.aggregateId("account-123"), 1_240, 100)))
                .containsExactlyElementsOf(descending(1_239, 1_230));
    }

    @Test
    void aPageBeginsWhereTheOneBeforeHasEnded() {
        FoundEvents first = search.find(LogFilter.EVERYTHING.actor("teller"), 12_350, 5);
        FoundEvents second =
                search.find(LogFilter.EVERYTHING.actor("teller"), Objects.requireNonNull(first.nextBefore()), 3);

        assertThat(positions(first)).containsExactly(12_349L, 12_348L, 12_347L, 12_346L, 12_344L);
        assertThat(positions(second)).containsExactly(12_343L, 12_342L, 12_341L);
    }

    @Test
    void theWholeLogIsReadToItsStart() {
        FoundEvents last = search.find(LogFilter.EVERYTHING, 4, 3);

        assertThat(positions(last)).containsExactly(3L, 2L, 1L);
        assertThat(last.nextBefore()).isNull();
        assertThat(search.find(LogFilter.EVERYTHING, 0, 3)).isEqualTo(new FoundEvents(List.of(), null));
        assertThat(search.find(LogFilter.EVERYTHING, 1, 3)).isEqualTo(new FoundEvents(List.of(), null));
    }

    @Test
    void oneMoreThanMayRunAtOnceIsRefused() {
        List<LogSearch> only = new ArrayList<>();
        DataSource busy = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                assertThatExceptionOfType(EventStoreException.class)
                        .isThrownBy(() -> only.get(0).find(LogFilter.EVERYTHING, 4, 3));
                return super.getConnection();
            }
        };
        only.add(new LogSearch(busy, 1));

        assertThat(only.get(0).find(LogFilter.EVERYTHING, 4, 3).events()).hasSize(3);
    }

    /** Each answer says up to where it is about. */
    @Test
    void aSearchWithoutTimeGoesOnWhereItWas() {
        LogSearch hurried = new LogSearch(database, 2, Duration.ZERO);
        List<Long> ends = new ArrayList<>();
        List<Long> found = new ArrayList<>();

        Long before = Long.MAX_VALUE;
        do {
            FoundEvents some = hurried.find(LogFilter.EVERYTHING.payload("100%"), before, 10);
            found.addAll(positions(some));
            before = some.nextBefore();
            ends.add(before);
        } while (before != null);

        assertThat(found).containsExactly((long) WITHDRAWAL);
        assertThat(ends).containsExactly(50_001L, 40_001L, 30_001L, 20_001L, 10_001L, null);
    }

    static Stream<Arguments> indices() {
        return Stream.of(
                Arguments.of(LogFilter.EVERYTHING.correlationId("nobody's"), "events_by_correlation"),
                Arguments.of(LogFilter.EVERYTHING.types(Set.of("MoneyLost")), "events_by_time_type_actor"),
                Arguments.of(LogFilter.EVERYTHING.types(Set.of("MoneyLost", "MoneyGone")), "events_by_time_type_actor"),
                Arguments.of(LogFilter.EVERYTHING.actor("nobody"), "events_by_time_type_actor"),
                Arguments.of(LogFilter.EVERYTHING.notAfter(START), "events_by_time_type_actor"),
                Arguments.of(
                        LogFilter.EVERYTHING.notBefore(START.plusSeconds(EVENTS + 1)), "events_by_time_type_actor"));
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
            connection.createStatement().execute(LogSearch.BY_INDICES);
            try (PreparedStatement explain =
                    connection.prepareStatement("explain (analyze, costs off) " + LogSearch.byIndices(filter))) {
                int parameter = 0;
                explain.setLong(++parameter, 1);
                explain.setLong(++parameter, EVENTS / 2);
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

    private static List<Long> positions(FoundEvents found) {
        return found.events().stream().map(StoredEvent::position).collect(Collectors.toList());
    }

    private static List<Long> descending(long from, long to) {
        return LongStream.rangeClosed(to, from)
                .map(position -> from + to - position)
                .boxed()
                .toList();
    }
}
