package dev.orderflow.platform.projections;

import static dev.orderflow.platform.projections.FoldSubject.ONE;
import static dev.orderflow.platform.projections.FoldSubject.OTHER;
import static dev.orderflow.platform.projections.FoldSubject.THIRD;
import static dev.orderflow.platform.projections.FoldSubject.event;
import static dev.orderflow.platform.projections.FoldSubject.incoming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.projections.FoldSubject.Row;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;

/** One event that can't be applied parks itself and what follows it in its order, and nothing else. */
class PoisonEventsTest {

    private final FoldSubject subject = new FoldSubject();
    private final FoldSubject.Table table = subject.table;
    private final FoldSubject.Box box = subject.box;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 50, 98, 99})
    void theTablesRefusalIsNarrowedDownToTheEventAtFault(int culprit) {
        table.refused.add(culprit + ":0");

        subject.handle(hundredOrders());

        assertThat(table.rows()).hasSize(99).noneMatch(row -> row.orderId().equals(new UUID(0, culprit)));
        assertThat(box.waiting).containsExactly(culprit + ":0");
        assertThat(box.causes).containsEntry(culprit + ":0", "The table refuses 0");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 99", "49, 50", "98, 99", "7, 70"})
    void twoAtFaultAreBothFound(int first, int second) {
        table.refused.addAll(List.of(first + ":0", second + ":0"));

        subject.handle(hundredOrders());

        assertThat(table.rows()).hasSize(98);
        assertThat(box.waiting).containsExactly(first + ":0", second + ":0");
    }

    /** Each half costs a look and a write, and there are seven halvings of a hundred. */
    @Test
    void narrowingDownIsALogarithm() {
        table.refused.add("50:0");

        subject.handle(hundredOrders());

        assertThat(table.calls).filteredOn(call -> call.startsWith("save")).hasSizeLessThanOrEqualTo(2 + 2 * 7);
    }

    @Test
    void whatFollowsInTheOrderWaitsBehindIt() {
        table.refused.add("1:012");

        subject.handle(event(ONE, 0), event(OTHER, 0), event(ONE, 1), event(ONE, 2), event(OTHER, 1), event(ONE, 3));

        assertThat(table.rows()).containsExactlyInAnyOrder(new Row(ONE, 1, "01"), new Row(OTHER, 1, "01"));
        assertThat(box.waiting).containsExactly("1:2", "1:3");
        assertThat(box.causes.get("1:3")).isEqualTo("It waits for an earlier event of its order.");
    }

    @Test
    void soDoesWhatComesInLaterBatches() {
        box.waiting.add("1:2");
        table.keep(new Row(ONE, 1, "01"));

        subject.handle(event(ONE, 3), event(OTHER, 0), event(ONE, 4));

        assertThat(table.rows()).containsExactlyInAnyOrder(new Row(ONE, 1, "01"), new Row(OTHER, 0, "0"));
        assertThat(box.waiting).containsExactly("1:2", "1:3", "1:4");
    }

    @Test
    void anOrderWaitsAsAWholeIfItsFirstEventIsAtFault() {
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
    void soIsOneThatSaysNothingThatIsKnown() {
        subject.handle(event(ONE, 0, "no event"), event(OTHER, 0));

        assertThat(table.rows()).containsExactly(new Row(OTHER, 0, "0"));
        assertThat(box.waiting).containsExactly("1:0");
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
    void aFailureThatIsNoEventsFaultParksNothing() {
        table.failure = new QueryTimeoutException("too slow");

        assertThatThrownBy(() -> subject.handle(event(ONE, 0), event(OTHER, 0))).isSameAs(table.failure);
        assertThat(box.waiting).isEmpty();
        assertThat(table.calls).hasSize(1);
    }

    /** The token was set back. */
    @Test
    void whatIsDeliveredAgainChangesNothing() {
        subject.impossible.add(1L);
        TrackedEventMessage<?>[] events = {event(ONE, 0), event(OTHER, 0), event(ONE, 1), event(ONE, 2)};
        subject.handle(events);
        List<Row> rows = List.copyOf(table.rows());

        subject.handle(events);

        assertThat(table.rows()).containsExactlyElementsOf(rows);
        assertThat(box.waiting).containsExactly("1:1", "1:2");
    }

    /** The token was set back, after what was wrong had been mended. */
    @Test
    void lettersThatAreAppliedByTheWayAreTakenOutByARetry() {
        box.waiting.addAll(List.of("1:1", "1:2"));
        subject.handle(event(ONE, 0), event(ONE, 1), event(ONE, 2), event(ONE, 3));
        assertThat(table.rows()).containsExactly(new Row(ONE, 3, "0123"));

        assertThat(subject.fold.retry(ONE, List.of(incoming(ONE, 1), incoming(ONE, 2))))
                .isNull();

        assertThat(table.rows()).containsExactly(new Row(ONE, 3, "0123"));
    }

    @Test
    void aDiscardedVersionMayBeMissing() {
        table.keep(new Row(ONE, 0, "0"));
        box.discarded.addAll(List.of("1:1", "1:2"));

        subject.handle(event(ONE, 3));

        assertThat(table.rows()).containsExactly(new Row(ONE, 3, "03"));
    }

    @Test
    void aDiscardedEventIsNotAppliedWhenItIsDeliveredAgain() {
        table.keep(new Row(ONE, 0, "0"));
        box.discarded.add("1:1");
        subject.impossible.add(1L);

        subject.handle(event(ONE, 1), event(ONE, 2));

        assertThat(table.rows()).containsExactly(new Row(ONE, 2, "02"));
        assertThat(box.waiting).isEmpty();
    }

    @Test
    void aDiscardedVersionExplainsNoOther() {
        table.keep(new Row(ONE, 0, "0"));
        box.discarded.add("1:1");

        assertThatThrownBy(() -> subject.handle(event(ONE, 3))).isInstanceOf(MissingVersion.class);
    }

    @Test
    void anOrderWhoseFirstEventIsDiscardedIsLeftOut() {
        box.discarded.add("1:0");

        subject.handle(event(ONE, 1), event(OTHER, 0), event(ONE, 2));

        assertThat(table.rows()).containsExactly(new Row(OTHER, 0, "0"));
        assertThat(box.waiting).isEmpty();
    }

    @Test
    void aRetryAppliesWhatWaitsInItsOrder() {
        box.waiting.addAll(List.of("1:1", "1:2"));
        table.keep(new Row(ONE, 0, "0"));

        assertThat(subject.fold.retry(ONE, List.of(incoming(ONE, 1), incoming(ONE, 2))))
                .isNull();

        assertThat(table.rows()).containsExactly(new Row(ONE, 2, "012"));
    }

    @Test
    void aRetryStopsAtTheNextOneAtFault() {
        box.waiting.addAll(List.of("1:1", "1:2", "1:3"));
        table.keep(new Row(ONE, 0, "0"));
        table.refused.add("1:012");

        DeadLetterCandidate atFault =
                subject.fold.retry(ONE, List.of(incoming(ONE, 1), incoming(ONE, 2), incoming(ONE, 3)));

        assertThat(Objects.requireNonNull(atFault).event().version()).isEqualTo(2);
        assertThat(table.rows()).containsExactly(new Row(ONE, 1, "01"));
    }

    @Test
    void aRetryShowsTheTableEachEventOnItsOwn() {
        box.waiting.addAll(List.of("1:1", "1:2"));
        table.keep(new Row(ONE, 0, "0"));
        table.refusedExactly = "1:01";

        DeadLetterCandidate atFault = subject.fold.retry(ONE, List.of(incoming(ONE, 1), incoming(ONE, 2)));

        assertThat(Objects.requireNonNull(atFault).event().version()).isEqualTo(1);
    }

    /** From order 0 to order 99. */
    private static TrackedEventMessage<?>[] hundredOrders() {
        return IntStream.range(0, 100)
                .mapToObj(number -> event(new UUID(0, number), 0))
                .toArray(TrackedEventMessage<?>[]::new);
    }
}
