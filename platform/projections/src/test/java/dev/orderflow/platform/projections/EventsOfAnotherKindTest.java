package dev.orderflow.platform.projections;

import static dev.orderflow.platform.projections.FoldSubject.ONE;
import static dev.orderflow.platform.projections.FoldSubject.OTHER;
import static dev.orderflow.platform.projections.FoldSubject.envelope;
import static dev.orderflow.platform.projections.FoldSubject.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.projections.FoldSubject.Row;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The fold does not get events of other kinds of aggregates. One that stands among those of its own aggregate shows as a gap. */
class EventsOfAnotherKindTest {

    private final FoldSubject subject = new FoldSubject();
    private final FoldSubject.Table table = subject.table;
    private final DeadLettersInMemory box = subject.box;

    @Test
    void whatFollowsOneIsParked() {
        table.keep(new Row(ONE, 0, "0"));
        box.ofAnotherKind.add("1:1");

        subject.handle(event(ONE, 2), event(OTHER, 0), event(ONE, 3));

        assertThat(table.rows()).containsExactlyInAnyOrder(new Row(ONE, 0, "0"), new Row(OTHER, 0, "0"));
        assertThat(box.waiting).containsExactly("1:2", "1:3");
        assertThat(box.causes)
                .containsEntry(
                        "1:2",
                        "It is version 2 of its aggregate, but version 1 is an event of another kind of aggregate.");
    }

    @Test
    void anAggregateThatBeginsWithOneGetsNoRow() {
        box.ofAnotherKind.add("1:0");

        subject.handle(event(ONE, 1), event(OTHER, 0), event(ONE, 2));

        assertThat(table.rows()).containsExactly(new Row(OTHER, 0, "0"));
        assertThat(box.waiting).containsExactly("1:1", "1:2");
    }

    /** That some events were skipped does not make it one of them. */
    @Test
    void soItIsAlsoAfterEventsWereSkipped() {
        table.keep(new Row(ONE, 0, "0"));
        box.ofAnotherKind.add("1:2");
        box.hasSkipped = true;

        subject.handle(event(ONE, 3));

        assertThat(box.waiting).containsExactly("1:3");
    }

    /** There is no state that the next one could follow. */
    @Test
    void whatWasDiscardedAfterOneExplainsNothing() {
        table.keep(new Row(ONE, 0, "0"));
        box.ofAnotherKind.add("1:1");
        box.discarded.add("1:2");

        subject.handle(event(ONE, 3));

        assertThat(box.waiting).containsExactly("1:3");
    }

    @Test
    void anAggregateThatIsLeftOutStaysSo() {
        box.discarded.add("1:0");
        box.ofAnotherKind.add("1:1");

        subject.handle(event(ONE, 2));

        assertThat(table.rows()).isEmpty();
        assertThat(box.waiting).isEmpty();
    }

    @Test
    void aRetryParksItAgain() {
        table.keep(new Row(ONE, 0, "0"));
        box.ofAnotherKind.add("1:1");
        box.waiting.addAll(List.of("1:2", "1:3"));

        DeadLetterCandidate atFault = subject.fold.retry(ONE, List.of(envelope(ONE, 2), envelope(ONE, 3)));

        assertThat(Objects.requireNonNull(atFault).event().version()).isEqualTo(2);
        assertThat(table.rows()).containsExactly(new Row(ONE, 0, "0"));
    }
}
