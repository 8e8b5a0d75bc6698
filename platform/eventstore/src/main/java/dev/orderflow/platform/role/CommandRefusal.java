package dev.orderflow.platform.role;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/**
 * Refuses each command, whoever sends it: an event that a read node appended would be in one copy of the log alone, at a position that
 * another event has in the log itself.
 */
final class CommandRefusal implements MessageDispatchInterceptor<CommandMessage<?>> {

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        throw new CommandOnReadNode();
    }
}
