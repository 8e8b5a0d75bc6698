package dev.orderflow.platform.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** The place in a trace as the W3C writes it into the header {@code traceparent}. In metadata it has the same name. */
final class Traceparent {

    static final String KEY = "traceparent";

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<MetaData> METADATA = new TextMapGetter<>() {

        @Override
        public Iterable<String> keys(MetaData metadata) {
            return List.of(KEY);
        }

        @Override
        public @Nullable String get(@Nullable MetaData metadata, String key) {
            return metadata != null && key.equals(KEY) && metadata.get(KEY) instanceof String text ? text : null;
        }
    };

    private Traceparent() {}

    /** Where a message belongs; nowhere if it says nothing, or nothing that can be read. */
    static Context of(MetaData metadata) {
        return W3C.extract(Context.root(), metadata, METADATA);
    }

    /** Null outside of a trace. */
    static @Nullable String current() {
        Map<String, String> headers = new HashMap<>();
        W3C.inject(Context.current(), headers, (all, name, value) -> headers.put(name, value));
        return headers.get(KEY);
    }

    static boolean isSampled(Context context) {
        return Span.fromContext(context).getSpanContext().isSampled();
    }
}
