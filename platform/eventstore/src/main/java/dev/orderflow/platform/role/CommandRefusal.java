package dev.orderflow.platform.role;

import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/**
 * Refuses each command on a read node, whoever sends it: an event that it appended would be in one copy of the log alone, at a position that
 * another event has in the log itself.
 */
final class CommandRefusal implements MessageDispatchInterceptor<CommandMessage<?>> {

    private final NodeRole role;

    CommandRefusal(NodeRole role) {
        this.role = role;
    }

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        if (!role.takesCommands()) {
            throw new CommandOnReadNode();
        }
        return (index, command) -> command;
    }
}
