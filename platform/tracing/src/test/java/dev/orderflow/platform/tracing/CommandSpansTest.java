package dev.orderflow.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.Test;

class CommandSpansTest {

    record Rename(String customer) {}

    private final RecordedSpans spans = new RecordedSpans();
    private final CommandSpans commands = new CommandSpans(spans.tracer);
    private final Span request = spans.tracer.spanBuilder("request").startSpan();

    @Test
    void aRetryInAnotherThreadBelongsToTheRequest() throws Exception {
        CommandMessage<?> sent = Context.root()
                .with(request)
                .wrap(() -> new CommandTraceparent()
                        .handle(List.<CommandMessage<?>>of(command()))
                        .apply(0, command()))
                .call();

        commands.createDispatchCommandSpan(sent, false).run(() -> {});

        assertThat(spans.only().getParentSpanId())
                .isEqualTo(request.getSpanContext().getSpanId());
        assertThat(spans.only().getTraceId()).isEqualTo(request.getSpanContext().getTraceId());
    }

    @Test
    void anEventNamesTheSpanOfItsCommand() {
        commands.createDispatchCommandSpan(command(), false).run(() -> {
            SpanContext command = Span.current().getSpanContext();
            assertThat(new EventTraceparent().correlationDataFor(command()).get("traceparent"))
                    .asString()
                    .startsWith("00-" + command.getTraceId() + "-" + command.getSpanId() + "-");
        });
    }

    @Test
    void anEventOutsideOfATraceSaysNothing() {
        assertThat(new EventTraceparent().correlationDataFor(command())).isEmpty();
    }

    /** A customer can be in the payload, the metadata and the message of a refusal. */
    @Test
    void aSpanSaysWhichCommandItWasAndWhyItFailedAndNothingElse() {
        commands.createDispatchCommandSpan(command(), false)
                .start()
                .recordException(new IllegalArgumentException("customer-7"))
                .end();

        assertThat(spans.only().getName()).isEqualTo("CommandSpansTest$Rename");
        assertThat(spans.only().getAttributes().asMap()).isEqualTo(Map.of(Failures.TYPE, "IllegalArgumentException"));
        assertThat(spans.only().getEvents()).isEmpty();
    }

    private static CommandMessage<?> command() {
        return GenericCommandMessage.asCommandMessage(new Rename("customer-7"));
    }
}
