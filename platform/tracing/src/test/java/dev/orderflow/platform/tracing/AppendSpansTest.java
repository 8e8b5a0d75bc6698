package dev.orderflow.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;

class AppendSpansTest {

    private final RecordedSpans spans = new RecordedSpans();
    private final AppendSpans appends = new AppendSpans(spans.tracer);
    private final Span command = spans.tracer.spanBuilder("command").startSpan();

    @Test
    void anAppendBelongsToItsCommand() {
        ofACommand(() -> appends.run(append -> {}));

        assertThat(spans.only().getName()).isEqualTo("append");
        assertThat(spans.only().getParentSpanContext()).isEqualTo(command.getSpanContext());
    }

    @Test
    void whatAnotherCommandHasWrittenIsLinkedToItsAppend() {
        ofACommand(() -> appends.run(writer -> appends.run(append -> append.writtenBy(writer))));

        SpanData written = spans.all().get(0);
        SpanData writer = spans.all().get(1);
        assertThat(written.getLinks()).hasSize(1);
        assertThat(written.getLinks().get(0).getSpanContext()).isEqualTo(writer.getSpanContext());
        assertThat(writer.getLinks()).isEmpty();
    }

    @Test
    void aFailureIsShownWithoutItsMessage() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ofACommand(() -> appends.run(append -> {
                    throw new IllegalStateException("customer-7");
                })));

        assertThat(spans.only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(spans.only().getAttributes().get(Failures.TYPE)).isEqualTo("IllegalStateException");
        assertThat(spans.only().toString()).doesNotContain("customer-7");
    }

    @Test
    void anAppendOutsideOfATraceBeginsNone() {
        appends.run(append -> {});

        assertThat(spans.all()).isEmpty();
    }

    private void ofACommand(Runnable work) {
        Context.root().with(command).wrap(work).run();
    }
}
