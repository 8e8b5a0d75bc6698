package dev.orderflow.platform.tracing;

import dev.orderflow.platform.projections.ParkedEvents;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * A span for each event that a processor handles, in the trace of the event: from the moment when its batch begins until the batch is
 * committed, or rolled back. See docs/decisions/0052-one-trace-on-all-nodes.md.
 */
record ProcessorSpans(String processor, Tracer tracer, Clock clock)
        implements MessageHandlerInterceptor<EventMessage<?>> {

    /** A processor that begins with the first event, or was paused for long, would else add to traces that were closed long ago. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> event, InterceptorChain chain)
            throws Exception {
        EventMessage<?> message = event.getMessage();
        Context trace = Traceparent.of(message.getMetaData());
        if (!Traceparent.isSampled(trace)
                || message.getTimestamp().isBefore(clock.instant().minus(OLDEST))) {
            return chain.proceed();
        }
        Span span = tracer.spanBuilder("process " + processor)
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(trace)
                .startSpan();
        endWith(event.root(), message, span);
        return trace.with(span).wrap(chain::proceed).call();
    }

    private static void endWith(UnitOfWork<?> batch, EventMessage<?> event, Span span) {
        batch.onRollback(failed -> span.setStatus(StatusCode.ERROR));
        batch.onCleanup(done -> {
            if (ParkedEvents.contains(done, event.getIdentifier())) {
                span.setAttribute(Failures.TYPE, "dead-letter").setStatus(StatusCode.ERROR);
            }
            span.end();
        });
    }
}
