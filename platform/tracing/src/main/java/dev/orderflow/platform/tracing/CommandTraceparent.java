package dev.orderflow.platform.tracing;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Gives each command its place in the trace, because a retry runs in another thread. */
final class CommandTraceparent implements MessageDispatchInterceptor<CommandMessage<?>> {

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        String current = Traceparent.current();
        return (index, command) -> current == null || command.getMetaData().containsKey(Traceparent.KEY)
                ? command
                : command.andMetaData(Map.of(Traceparent.KEY, current));
    }
}
