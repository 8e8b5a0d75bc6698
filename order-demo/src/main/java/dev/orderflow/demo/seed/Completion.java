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
 * What it took to bring an order to the end of its commands.
 *
 * @param events that were added; 0 for an order that was complete
 * @param left whether somebody else has changed the order, so that it is left where they brought it
 */
record Completion(int events, boolean left) {

    /**
     * Sends the commands that the order has not had yet. Each leads to one event, so the number of events says which those are.
     * Looking first costs less than a placement that is refused, and leaves no gap in the log's positions.
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

    /** One correlation id for all that happens to the order; and the version, lest two runs or a clerk are run over. */
    private static MetaData metadata(InventedOrder order, long version) {
        return MetaData.with("actor", "seed")
                .and("correlationId", order.correlationId())
                .and(ExpectedVersion.KEY, new ExpectedVersion(Set.of(version)));
    }
}
