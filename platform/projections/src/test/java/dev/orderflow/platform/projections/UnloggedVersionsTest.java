package dev.orderflow.platform.projections;

import static dev.orderflow.platform.projections.FoldSubject.ONE;
import static dev.orderflow.platform.projections.FoldSubject.OTHER;
import static dev.orderflow.platform.projections.FoldSubject.envelope;
import static dev.orderflow.platform.projections.FoldSubject.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.projections.FoldSubject.Row;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event whose predecessor the log does not have, or has after it, becomes a dead letter. */
class UnloggedVersionsTest {

    private final FoldSubject subject = new FoldSubject();
    private final FoldSubject.Table table = subject.table;
    private final DeadLettersInMemory box = subject.box;

    @Test
    void anEventAfterVersionsThatTheLogDoesNotHaveIsParked() {
        table.keep(new Row(ONE, 0, "0"));
        box.neverLogged.addAll(List.of("1:1", "1:3"));

        subject.handle(event(ONE, 4), event(OTHER, 0), event(ONE, 5));

        assertThat(table.rows()).containsExactlyInAnyOrder(new Row(ONE, 0, "0"), new Row(OTHER, 0, "0"));
        assertThat(box.waiting).containsExactly("1:4", "1:5");
        assertThat(box.causes)
                .containsEntry(
                        "1:4", "It is version 4 of its aggregate, but version 1 does not come before it in the log.");
    }

    /** The one before it may be there, and be a dead letter for the same reason. */
    @Test
    void theCauseNamesTheFirstVersionThatIsMissing() {
        table.keep(new Row(ONE, 0, "0"));
        box.neverLogged.add("1:1");
        box.discarded.add("1:2");

        subject.handle(event(ONE, 3));

        assertThat(box.causes)
                .containsEntry(
                        "1:3", "It is version 3 of its aggregate, but version 1 does not come before it in the log.");
    }

    @Test
    void soIsAFirstEventOfALaterVersion() {
        box.neverLogged.add("1:0");

        subject.handle(event(ONE, 1), event(OTHER, 0));

        assertThat(table.rows()).containsExactly(new Row(OTHER, 0, "0"));
        assertThat(box.causes)
                .containsEntry(
                        "1:1", "It is version 1 of its aggregate, but version 0 does not come before it in the log.");
    }

    /** That some events were skipped explains no event that was never there. */
    @Test
    void soItIsAlsoAfterEventsWereSkipped() {
        table.keep(new Row(ONE, 0, "0"));
        box.neverLogged.add("1:1");
        box.hasSkipped = true;

        subject.handle(event(ONE, 2));

        assertThat(box.waiting).containsExactly("1:2");
    }

    /** In one batch as in two, so that a replay comes to the same row. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEventThatComesBeforeItsPredecessorIsParkedAndThePredecessorApplied(boolean inOneBatch) {
        box.neverLogged.add("1:0"); // not before version 1

        if (inOneBatch) {
            subject.handle(event(ONE, 1), event(ONE, 0), event(ONE, 2));
        } else {
            subject.handle(event(ONE, 1));
            subject.handle(event(ONE, 0), event(ONE, 2));
        }

        assertThat(table.rows()).containsExactly(new Row(ONE, 0, "0"));
        assertThat(box.waiting).containsExactly("1:1", "1:2");
        assertThat(subject.fold.retry(ONE, List.of(envelope(ONE, 1), envelope(ONE, 2))))
                .isNotNull();
        assertThat(table.rows()).containsExactly(new Row(ONE, 0, "0"));
    }
}
