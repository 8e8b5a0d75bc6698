package dev.orderflow.platform.tracing;

import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelSpan;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.trace.StatusCode;

/**
 * The span of a request says what its meter says: method, path with names for the variables, status. Not the address itself, which may
 * name a customer, and not the message of an exception.
 */
final class RequestSpans extends PropagatingReceiverTracingObservationHandler<ReceiverContext<?>> {

    RequestSpans(Tracer tracer, Propagator propagator) {
        super(tracer, propagator);
    }

    @Override
    public void tagSpan(ReceiverContext<?> request, Span span) {
        request.getLowCardinalityKeyValues().forEach(value -> span.tag(value.getKey(), value.getValue()));
    }

    @Override
    public void onError(ReceiverContext<?> request) {
        OtelSpan.toOtel(getRequiredSpan(request)).setStatus(StatusCode.ERROR);
    }
}
