package dev.orderflow.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.StatusCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.Test;

class ProcessorSpansTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String COMMAND = "b7ad6b7169203331";
    private static final String SAMPLED = "00-" + TRACE + "-" + COMMAND + "-01";

    private final RecordedSpans spans = new RecordedSpans();
    private final ProcessorSpans processor =
            new ProcessorSpans("accounts", spans.tracer, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theSpanOfAnEventEndsWithTheCommitOfItsBatch() {
        BatchingUnitOfWork<EventMessage<?>> batch = batch(event(SAMPLED, Duration.ZERO));
        batch.onCommit(committed -> assertThat(spans.all()).isEmpty());

        batch.executeWithResult(() -> processor.handle(batch, () -> "handled"));

        assertThat(spans.only().getName()).isEqualTo("process accounts");
        assertThat(spans.only().getTraceId()).isEqualTo(TRACE);
        assertThat(spans.only().getParentSpanId()).isEqualTo(COMMAND);
        assertThat(spans.only().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(spans.only().getAttributes().isEmpty()).isTrue();
    }

    @Test
    void aBatchThatIsRolledBackIsAnError() {
        BatchingUnitOfWork<EventMessage<?>> batch = batch(event(SAMPLED, Duration.ZERO));

        batch.executeWithResult(() -> processor.handle(batch, () -> {
            throw new IllegalStateException("no row");
        }));

        assertThat(spans.only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    @Test
    void onlyEventsOfTracesThatAreRecordedHaveASpan() {
        assertNoSpan(event("00-" + TRACE + "-" + COMMAND + "-00", Duration.ZERO));
        assertNoSpan(event("nonsense", Duration.ZERO));
    }

    /** A processor that is rebuilt or was paused for long would add to traces that nobody looks at any more. */
    @Test
    void anEventOfLongAgoHasNoSpan() {
        assertNoSpan(event(SAMPLED, Duration.ofMinutes(6)));
    }

    private void assertNoSpan(EventMessage<?> event) {
        BatchingUnitOfWork<EventMessage<?>> batch = batch(event);

        Object result = batch.executeWithResult(() -> processor.handle(batch, () -> "handled"))
                .getPayload();

        assertThat(result).isEqualTo("handled");
        assertThat(spans.all()).isEmpty();
    }

    private static BatchingUnitOfWork<EventMessage<?>> batch(EventMessage<?> event) {
        return new BatchingUnitOfWork<>(List.of(event));
    }

    private static EventMessage<?> event(String traceparent, Duration age) {
        return new GenericEventMessage<>(
                new GenericMessage<>("opened", MetaData.with("traceparent", traceparent)), () -> NOW.minus(age));
    }
}
