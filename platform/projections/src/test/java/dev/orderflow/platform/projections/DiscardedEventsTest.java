package dev.orderflow.platform.projections;

import static dev.orderflow.platform.projections.FoldSubject.ONE;
import static dev.orderflow.platform.projections.FoldSubject.OTHER;
import static dev.orderflow.platform.projections.FoldSubject.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.projections.FoldSubject.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator has given up is left out, and what comes after it goes on. */
class DiscardedEventsTest {

    private final FoldSubject subject = new FoldSubject();
    private final FoldSubject.Table table = subject.table;
    private final DeadLettersInMemory box = subject.box;

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

    /** A replay tries again what was discarded. */
    @Test
    void whatWasDiscardedInAnotherBuildIsTriedAgain() {
        box.givenUp.add("1:1");

        subject.handle(event(ONE, 0), event(ONE, 1), event(ONE, 2));

        assertThat(table.rows()).containsExactly(new Row(ONE, 2, "012"));
        assertThat(box.discarded).isEmpty();
    }

    @Test
    void itStaysDiscardedIfItFailsAgain() {
        box.givenUp.addAll(List.of("1:1", "2:1"));
        subject.impossible.add(1L);
        table.refused.add("2:01");

        subject.handle(event(ONE, 0), event(ONE, 1), event(OTHER, 0), event(OTHER, 1), event(ONE, 2), event(OTHER, 2));

        assertThat(table.rows()).containsExactlyInAnyOrder(new Row(ONE, 2, "02"), new Row(OTHER, 2, "02"));
        assertThat(box.discarded).containsExactlyInAnyOrder("1:1", "2:1");
        assertThat(box.waiting).isEmpty();
    }

    @Test
    void anAggregateWhoseFirstEventIsDiscardedIsLeftOut() {
        box.discarded.add("1:0");

        subject.handle(event(ONE, 1), event(OTHER, 0), event(ONE, 2));

        assertThat(table.rows()).containsExactly(new Row(OTHER, 0, "0"));
        assertThat(box.waiting).isEmpty();
    }
}
