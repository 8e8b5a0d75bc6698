package dev.orderflow.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

class ProjectionEventHandlerTest {

    private static final Segment[] SEGMENTS = Segment.ROOT_SEGMENT.split();

    private final FoldSubject subject = new FoldSubject();
    private final SkippedEvents skipped = Mockito.mock(SkippedEvents.class);
    private final ProjectionEventHandler handler =
            new ProjectionEventHandler("a processor", FoldSubject.Happened.class, subject.fold, skipped);

    @Test
    void eachAggregateBelongsToOneSegment() {
        assertThat(segmentsOf(FoldSubject.event(FoldSubject.ONE, 0))).hasSize(1);
        assertThat(segmentsOf(FoldSubject.event(FoldSubject.ONE, 1)))
                .isEqualTo(segmentsOf(FoldSubject.event(FoldSubject.ONE, 0)));
        assertThat(segmentsOf(FoldSubject.event(FoldSubject.OTHER, 0)))
                .isNotEqualTo(segmentsOf(FoldSubject.event(FoldSubject.ONE, 0)));
    }

    /** Outside of a batch: what is handled would fail. */
    @Test
    void anEventOfAnotherSegmentIsLeftAlone() {
        TrackedEventMessage<?> event = FoldSubject.event(FoldSubject.ONE, 0);
        Segment other = segmentsOf(event).equals(List.of(SEGMENTS[0])) ? SEGMENTS[1] : SEGMENTS[0];

        handler.handle(event, other);

        assertThat(subject.table.calls).isEmpty();
    }

    /** Most logs are full of them. */
    @Test
    void anEventOfAnotherKindOfAggregateIsNeitherFoldedNorCounted() {
        handler.handle(FoldSubject.event(FoldSubject.ONE, 0, "of another kind"), Segment.ROOT_SEGMENT);

        assertThat(subject.table.calls).isEmpty();
        Mockito.verifyNoInteractions(skipped);
    }

    private List<Segment> segmentsOf(TrackedEventMessage<?> event) {
        return Stream.of(SEGMENTS)
                .filter(segment -> handler.canHandle(event, segment))
                .toList();
    }
}
