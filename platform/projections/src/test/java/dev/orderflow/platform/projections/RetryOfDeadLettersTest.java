package dev.orderflow.platform.projections;

import static dev.orderflow.platform.projections.FoldSubject.ONE;
import static dev.orderflow.platform.projections.FoldSubject.envelope;
import static dev.orderflow.platform.projections.FoldSubject.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.projections.FoldSubject.Row;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A retry applies the dead letters of an aggregate one by one, from the first. */
class RetryOfDeadLettersTest {

    private final FoldSubject subject = new FoldSubject();
    private final FoldSubject.Table table = subject.table;
    private final DeadLettersInMemory box = subject.box;

    /** The token was set back, after the fault had been repaired. */
    @Test
    void aRetryRemovesDeadLettersThatHaveBeenAppliedMeanwhile() {
        box.waiting.addAll(List.of("1:1", "1:2"));
        subject.handle(event(ONE, 0), event(ONE, 1), event(ONE, 2), event(ONE, 3));
        assertThat(table.rows()).containsExactly(new Row(ONE, 3, "0123"));

        assertThat(subject.fold.retry(ONE, List.of(envelope(ONE, 1), envelope(ONE, 2))))
                .isNull();

        assertThat(table.rows()).containsExactly(new Row(ONE, 3, "0123"));
    }

    @Test
    void aRetryAppliesAllThatWaitOfTheAggregate() {
        box.waiting.addAll(List.of("1:1", "1:2"));
        table.keep(new Row(ONE, 0, "0"));

        assertThat(subject.fold.retry(ONE, List.of(envelope(ONE, 1), envelope(ONE, 2))))
                .isNull();

        assertThat(table.rows()).containsExactly(new Row(ONE, 2, "012"));
    }

    @Test
    void aRetryStopsAtTheNextOneAtFault() {
        box.waiting.addAll(List.of("1:1", "1:2", "1:3"));
        table.keep(new Row(ONE, 0, "0"));
        table.refused.add("1:012");

        DeadLetterCandidate atFault =
                subject.fold.retry(ONE, List.of(envelope(ONE, 1), envelope(ONE, 2), envelope(ONE, 3)));

        assertThat(Objects.requireNonNull(atFault).event().version()).isEqualTo(2);
        assertThat(table.rows()).containsExactly(new Row(ONE, 1, "01"));
    }

    @Test
    void aRetryShowsTheTableEachEventOnItsOwn() {
        box.waiting.addAll(List.of("1:1", "1:2"));
        table.keep(new Row(ONE, 0, "0"));
        table.refusedExactly = "1:01";

        DeadLetterCandidate atFault = subject.fold.retry(ONE, List.of(envelope(ONE, 1), envelope(ONE, 2)));

        assertThat(Objects.requireNonNull(atFault).event().version()).isEqualTo(1);
    }
}
