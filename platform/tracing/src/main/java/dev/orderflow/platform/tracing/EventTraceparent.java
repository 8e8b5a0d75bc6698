package dev.orderflow.platform.tracing;

import io.opentelemetry.context.Context;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * Gives each event the span of the command that it comes from. Only if that is recorded: the log keeps events for ever, and nobody needs
 * the name of a trace that nobody has.
 */
final class EventTraceparent implements CorrelationDataProvider {

    @Override
    public Map<String, ?> correlationDataFor(Message<?> command) {
        String current = Traceparent.isSampled(Context.current()) ? Traceparent.current() : null;
        return current == null ? Map.of() : Map.of(Traceparent.KEY, current);
    }
}
