package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogSearchIT {

    private final DataSource database = ManyDeposits.newLog();
    private final LogSearch search = new LogSearch(database, 2, Duration.ofMinutes(1));

    static Stream<LogFilter> whatFitsTheWithdrawalAlone() {
        return Stream.of(
                LogFilter.EVERYTHING.types(Set.of("MoneyWithdrawn")),
                LogFilter.EVERYTHING.types(Set.of("MoneyWithdrawn", "MoneyTaken")),
                LogFilter.EVERYTHING.actor("auditor"),
                LogFilter.EVERYTHING.correlationId("request-" + ManyDeposits.WITHDRAWAL),
                LogFilter.EVERYTHING
                        .aggregateId("account-" + ManyDeposits.WITHDRAWAL / 10)
                        .types(Set.of("MoneyWithdrawn")),
                LogFilter.EVERYTHING
                        .notBefore(ManyDeposits.START.plusSeconds(ManyDeposits.WITHDRAWAL))
                        .notAfter(ManyDeposits.START.plusSeconds(ManyDeposits.WITHDRAWAL)),
                LogFilter.EVERYTHING.payload("100%"),
                LogFilter.EVERYTHING.payload("Émile"),
                LogFilter.EVERYTHING.payload("\\\"_1"),
                LogFilter.EVERYTHING.payload("_1\""),
                LogFilter.EVERYTHING
                        .aggregates("select 'account-' || ?", ManyDeposits.WITHDRAWAL / 10 + "")
                        .actor("auditor"));
    }

    @ParameterizedTest
    @MethodSource("whatFitsTheWithdrawalAlone")
    void whatIsRareIsFoundWhereverItIs(LogFilter filter) {
        FoundEvents found = search.find(filter, Long.MAX_VALUE, 10);

        assertThat(positions(found)).containsExactly((long) ManyDeposits.WITHDRAWAL);
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

        assertThat(found).containsExactly((long) ManyDeposits.WITHDRAWAL);
        assertThat(ends).containsExactly(50_001L, 40_001L, 30_001L, 20_001L, 10_001L, null);
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
