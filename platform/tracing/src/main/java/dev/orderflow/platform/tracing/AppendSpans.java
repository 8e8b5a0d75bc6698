package dev.orderflow.platform.tracing;

import dev.orderflow.platform.eventstore.AppendTracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.function.Consumer;

/**
 * A span for the append of each command, from the moment when its event waits for a writer until it is in the log. If another command has
 * written it, the span is linked to that one's.
 */
record AppendSpans(Tracer tracer) implements AppendTracing {

    private record SpannedAppend(Span span) implements Append {

        @Override
        public void writtenBy(Append writer) {
            if (writer instanceof SpannedAppend other) {
                span.addLink(other.span.getSpanContext());
            }
        }
    }

    @Override
    public void run(Consumer<Append> append) {
        if (!Traceparent.isSampled(Context.current())) {
            NONE.run(append);
            return;
        }
        Span span = tracer.spanBuilder("append").startSpan();
        try {
            append.accept(new SpannedAppend(span));
        } catch (RuntimeException e) {
            Failures.show(e, span);
            throw e;
        } finally {
            span.end();
        }
    }
}
