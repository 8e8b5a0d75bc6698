package dev.orderflow.platform.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** A failure as a trace shows it: its class, and never its message, which may name a customer. */
final class Failures {

    static final AttributeKey<String> TYPE = AttributeKey.stringKey("error.type");

    private Failures() {}

    static void show(Throwable failure, Span span) {
        span.setAttribute(TYPE, typeOf(failure)).setStatus(StatusCode.ERROR);
    }

    static String typeOf(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
