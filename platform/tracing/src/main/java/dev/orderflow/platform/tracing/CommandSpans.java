package dev.orderflow.platform.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.tracing.NoOpSpanFactory;

/** A span for each try of a command. On this bus it is sent and handled in one call, so one span is enough for both. */
record CommandSpans(Tracer tracer) implements CommandBusSpanFactory {

    @Override
    public CommandSpan createDispatchCommandSpan(CommandMessage<?> command, boolean distributed) {
        String name = command.getCommandName();
        Context here = Context.current();
        boolean isTraced = Span.fromContext(here).getSpanContext().isValid();
        return new CommandSpan(tracer.spanBuilder(name.substring(name.lastIndexOf('.') + 1))
                .setParent(isTraced ? here : Traceparent.of(command.getMetaData())));
    }

    @Override
    public org.axonframework.tracing.Span createHandleCommandSpan(CommandMessage<?> command, boolean distributed) {
        return NoOpSpanFactory.NoOpSpan.INSTANCE;
    }

    /** {@link CommandTraceparent} has done it. */
    @Override
    public <T> CommandMessage<T> propagateContext(CommandMessage<T> command) {
        return command;
    }
}
