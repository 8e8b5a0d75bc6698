package dev.orderflow.platform.tracing;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;

/** A tracer that records everything, and what it has recorded, in the sequence of the ends. */
final class RecordedSpans {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()
            .get("test");

    List<SpanData> all() {
        return exporter.getFinishedSpanItems();
    }

    SpanData only() {
        return all().get(0);
    }
}
