package dev.orderflow.platform.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.context.Scope;
import org.axonframework.tracing.SpanScope;

/** One try of a command, from its bus to its commit. */
final class CommandSpan implements org.axonframework.tracing.Span {

    private final SpanBuilder builder;
    private Span span = Span.getInvalid();

    CommandSpan(SpanBuilder builder) {
        this.builder = builder;
    }

    @Override
    public CommandSpan start() {
        span = builder.startSpan();
        return this;
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // Axon closes it.
    public SpanScope makeCurrent() {
        Scope scope = span.makeCurrent();
        return scope::close;
    }

    @Override
    public void end() {
        span.end();
    }

    /** A refusal is an exception too, and no error. So only its class is said. */
    @Override
    public CommandSpan recordException(Throwable failure) {
        span.setAttribute(Failures.TYPE, Failures.typeOf(failure));
        return this;
    }
}
