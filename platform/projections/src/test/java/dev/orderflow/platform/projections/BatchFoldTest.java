package dev.orderflow.platform.projections;

import static dev.orderflow.platform.projections.FoldSubject.ONE;
import static dev.orderflow.platform.projections.FoldSubject.OTHER;
import static dev.orderflow.platform.projections.FoldSubject.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.projections.FoldSubject.Row;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.Test;

class BatchFoldTest {

    private final FoldSubject subject = new FoldSubject();
    private final FoldSubject.Table table = subject.table;

    @Test
    void aBatchIsOneReadAndOneWrite() {
        table.keep(new Row(ONE, 1, "01"));

        subject.handle(event(ONE, 2), event(OTHER, 0), event(ONE, 3), event(OTHER, 1));

        assertThat(table.rows()).containsExactlyInAnyOrder(new Row(ONE, 3, "0123"), new Row(OTHER, 1, "01"));
        assertThat(table.calls).containsExactly("find [" + ONE + "]", "save 2");
        assertThat(subject.box.looks).isZero();
        assertThat(subject.box.looksIntoTheLog).isZero();
    }

    @Test
    void theTableIsUntouchedUntilTheBatchCommits() {
        BatchingUnitOfWork<GenericEventMessage<String>> batch = FoldSubject.batch();
        batch.start();

        subject.fold.add(event(ONE, 0));
        batch.rollback();

        assertThat(table.calls).isEmpty();
    }

    @Test
    void aBatchSaysWhichOfItsEventsBecameDeadLetters() {
        subject.impossible.add(0L);
        TrackedEventMessage<?> parked = event(ONE, 0);
        TrackedEventMessage<?> applied = event(OTHER, 0);

        BatchingUnitOfWork<GenericEventMessage<String>> batch = FoldSubject.batch();
        batch.start();
        subject.fold.add(parked);
        subject.fold.add(applied);
        batch.commit();

        assertThat(ParkedEvents.contains(batch, parked.getIdentifier())).isTrue();
        assertThat(ParkedEvents.contains(batch, applied.getIdentifier())).isFalse();
    }

    @Test
    void anEventThatTheRowHasSeenChangesNothing() {
        table.keep(new Row(ONE, 3, "0123"));

        subject.handle(event(ONE, 1), event(ONE, 2), event(ONE, 3));

        assertThat(table.rows()).containsExactly(new Row(ONE, 3, "0123"));
        assertThat(table.calls).containsExactly("find [" + ONE + "]");
    }

    @Test
    void aBatchThatOverlapsWithTheRowAddsWhatIsNew() {
        table.keep(new Row(ONE, 2, "012"));

        subject.handle(event(ONE, 1), event(ONE, 2), event(ONE, 3));

        assertThat(table.rows()).containsExactly(new Row(ONE, 3, "0123"));
    }

    @Test
    void anEventThatComesTwiceInABatchCountsOnce() {
        subject.handle(event(ONE, 0), event(ONE, 0), event(ONE, 1));

        assertThat(table.rows()).containsExactly(new Row(ONE, 1, "01"));
    }

    @Test
    void anAggregateWithoutItsFirstEventFailsTheBatch() {
        assertThatExceptionOfType(MissingVersion.class)
                .isThrownBy(() -> subject.handle(event(OTHER, 0), event(ONE, 1)))
                .withMessageContaining("aggregate " + ONE);
        assertThat(table.rows()).isEmpty();
    }

    @Test
    void aVersionThatIsMissingFailsTheBatch() {
        table.keep(new Row(ONE, 1, "01"));

        assertThatExceptionOfType(MissingVersion.class)
                .isThrownBy(() -> subject.handle(event(OTHER, 0), event(ONE, 3)))
                .withMessageContaining("Version 2 of aggregate " + ONE);
        assertThat(table.rows()).containsExactly(new Row(ONE, 1, "01"));
        assertThat(subject.box.waiting).isEmpty();
    }

    @Test
    void anAggregateWhoseFirstEventWasSkippedIsLeftOut() {
        subject.box.hasSkipped = true;

        subject.handle(event(ONE, 1), event(OTHER, 0), event(ONE, 2), event(ONE, 3));

        assertThat(table.rows()).containsExactly(new Row(OTHER, 0, "0"));
        assertThat(subject.box.looksIntoTheLog).as("for the first of them").isEqualTo(2);
    }

    @Test
    void aVersionThatWasSkippedMayBeMissing() {
        table.keep(new Row(ONE, 1, "01"));
        subject.box.hasSkipped = true;

        subject.handle(event(ONE, 3));

        assertThat(table.rows()).containsExactly(new Row(ONE, 3, "013"));
    }
}
