package dev.orderflow.platform.projections;

import static dev.orderflow.platform.projections.FoldSubject.NO_KEY;
import static dev.orderflow.platform.projections.FoldSubject.ONE;
import static dev.orderflow.platform.projections.FoldSubject.OTHER;
import static dev.orderflow.platform.projections.FoldSubject.THIRD;
import static dev.orderflow.platform.projections.FoldSubject.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.projections.FoldSubject.Row;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;

/** An event that can't be applied becomes a dead letter, with the later events of its aggregate and nothing else. */
class PoisonEventsTest {

    private final FoldSubject subject = new FoldSubject();
    private final FoldSubject.Table table = subject.table;
    private final DeadLettersInMemory box = subject.box;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 50, 98, 99})
    void theTablesRefusalIsNarrowedDownToTheEventAtFault(int culprit) {
        table.refused.add(culprit + ":0");

        subject.handle(hundredAggregates());

        assertThat(table.rows()).hasSize(99).noneMatch(row -> row.aggregateId().equals(Integer.toString(culprit)));
        assertThat(box.waiting).containsExactly(culprit + ":0");
        assertThat(box.causes).containsEntry(culprit + ":0", "The table refuses 0");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 99", "49, 50", "98, 99", "7, 70"})
    void twoAtFaultAreBothFound(int first, int second) {
        table.refused.addAll(List.of(first + ":0", second + ":0"));

        subject.handle(hundredAggregates());

        assertThat(table.rows()).hasSize(98);
        assertThat(box.waiting).containsExactly(first + ":0", second + ":0");
    }

    /** Each half costs a read and a write, and a hundred events are halved seven times. */
    @Test
    void narrowingDownIsALogarithm() {
        table.refused.add("50:0");

        subject.handle(hundredAggregates());

        assertThat(table.calls).filteredOn(call -> call.startsWith("save")).hasSizeLessThanOrEqualTo(2 + 2 * 7);
    }

    @Test
    void theLaterEventsOfItsAggregateWaitBehindIt() {
        table.refused.add("1:012");

        subject.handle(event(ONE, 0), event(OTHER, 0), event(ONE, 1), event(ONE, 2), event(OTHER, 1), event(ONE, 3));

        assertThat(table.rows()).containsExactlyInAnyOrder(new Row(ONE, 1, "01"), new Row(OTHER, 1, "01"));
        assertThat(box.waiting).containsExactly("1:2", "1:3");
        assertThat(box.causes.get("1:3")).isEqualTo("It waits for an earlier event of its aggregate.");
    }

    @Test
    void soDoTheEventsOfLaterBatches() {
        box.waiting.add("1:2");
        table.keep(new Row(ONE, 1, "01"));

        subject.handle(event(ONE, 3), event(OTHER, 0), event(ONE, 4));

        assertThat(table.rows()).containsExactlyInAnyOrder(new Row(ONE, 1, "01"), new Row(OTHER, 0, "0"));
        assertThat(box.waiting).containsExactly("1:2", "1:3", "1:4");
    }

    @Test
    void allEventsOfAnAggregateWaitIfTheFirstIsAtFault() {
        subject.impossible.add(0L);

        subject.handle(event(ONE, 0), event(ONE, 1));
        subject.handle(event(ONE, 2), event(OTHER, 0));

        assertThat(table.rows()).containsExactly(new Row(OTHER, 0, "0"));
        assertThat(box.waiting).containsExactly("1:0", "1:1", "1:2");
    }

    @Test
    void anEventThatNoRowCanTakeUpIsParkedWithoutAnyNarrowing() {
        subject.impossible.add(1L);

        subject.handle(event(ONE, 0), event(ONE, 1), event(OTHER, 0), event(ONE, 2));

        assertThat(table.rows()).containsExactlyInAnyOrder(new Row(ONE, 0, "0"), new Row(OTHER, 0, "0"));
        assertThat(box.waiting).containsExactly("1:1", "1:2");
        assertThat(box.causes).containsEntry("1:1", "Version 1 is impossible");
        assertThat(table.calls).filteredOn(call -> call.startsWith("save")).containsExactly("save 2");
    }

    @Test
    void soIsAnEventWhosePayloadIsNotKnown() {
        subject.handle(event(ONE, 0, "no event"), event(OTHER, 0));

        assertThat(table.rows()).containsExactly(new Row(OTHER, 0, "0"));
        assertThat(box.waiting).containsExactly("1:0");
    }

    @Test
    void soIsAnEventOfAnAggregateThatCanHaveNoRow() {
        subject.handle(event(NO_KEY, 0), event(OTHER, 0), event(NO_KEY, 1));

        assertThat(table.rows()).containsExactly(new Row(OTHER, 0, "0"));
        assertThat(box.waiting).containsExactly(NO_KEY + ":0", NO_KEY + ":1");
        assertThat(box.causes).containsEntry(NO_KEY + ":0", "Its aggregate identifier can't be the key of a row.");
    }

    @Test
    void severalKindsOfFaultMayMeetInOneBatch() {
        subject.impossible.add(1L);
        table.refused.add("2:01");

        subject.handle(
                event(ONE, 0), event(OTHER, 0), event(THIRD, 0), event(ONE, 1), event(OTHER, 1), event(THIRD, 1));

        assertThat(table.rows())
                .containsExactlyInAnyOrder(new Row(ONE, 0, "0"), new Row(OTHER, 0, "0"), new Row(THIRD, 1, "01"));
        assertThat(box.waiting).containsExactly("1:1", "2:1");
    }

    @Test
    void aFailureThatIsNotTheFaultOfAnEventParksNothing() {
        table.failure = new QueryTimeoutException("too slow");

        assertThatThrownBy(() -> subject.handle(event(ONE, 0), event(OTHER, 0))).isSameAs(table.failure);
        assertThat(box.waiting).isEmpty();
        assertThat(table.calls).hasSize(1);
    }

    /** The token was set back. */
    @Test
    void eventsThatComeAgainChangeNothing() {
        subject.impossible.add(1L);
        TrackedEventMessage<?>[] events = {event(ONE, 0), event(OTHER, 0), event(ONE, 1), event(ONE, 2)};
        subject.handle(events);
        List<Row> rows = List.copyOf(table.rows());

        subject.handle(events);

        assertThat(table.rows()).containsExactlyElementsOf(rows);
        assertThat(box.waiting).containsExactly("1:1", "1:2");
    }

    /** The first events of the aggregates 0 to 99. */
    private static TrackedEventMessage<?>[] hundredAggregates() {
        return IntStream.range(0, 100)
                .mapToObj(number -> event(Integer.toString(number), 0))
                .toArray(TrackedEventMessage<?>[]::new);
    }
}
