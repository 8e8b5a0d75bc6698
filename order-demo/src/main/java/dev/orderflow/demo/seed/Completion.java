package dev.orderflow.demo.seed;

import dev.orderflow.domain.OrderRejected;
import dev.orderflow.domain.VersionMismatch;
import dev.orderflow.domain.model.ExpectedVersion;
import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * The result of completing one order.
 *
 * @param events that were added; 0 if the order was already complete
 * @param left whether somebody else has changed the order, so that the seed leaves it as it is
 */
record Completion(int events, boolean left) {

    /**
     * Sends the commands that are missing. Each command appends one event, so the number of events says where to begin. To look
     * first costs less than a refused placement, and leaves no gap in the log's positions.
     */
    static Completion of(InventedOrder order, CommandGateway commands, EventStore log) {
        int first = log.lastSequenceNumberFor(order.id().toString()).orElse(-1L).intValue() + 1;
        int next = first;
        try {
            for (; next < order.commands().size(); next++) {
                commands.sendAndWait(
                        new GenericCommandMessage<>(order.commands().get(next), metadata(order, next - 1L)));
            }
            return new Completion(next - first, false);
        } catch (OrderRejected | VersionMismatch | ConcurrencyException | AggregateStreamCreationException changed) {
            return new Completion(next - first, true);
        }
    }

    /** One correlation id for the whole order, and the expected version, so that two runs or a clerk do not get in each other's way. */
    private static MetaData metadata(InventedOrder order, long version) {
        return MetaData.with("actor", "seed")
                .and("correlationId", order.correlationId())
                .and(ExpectedVersion.KEY, new ExpectedVersion(Set.of(version)));
    }
}
