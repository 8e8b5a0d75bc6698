package dev.orderflow.deadlines;

import static java.util.Objects.requireNonNullElse;

import dev.orderflow.domain.OrderHistory;
import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.VersionMismatch;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.tenancy.TenantContext;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ScopeAware;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateScopeDescriptor;

/**
 * Cancels an order whose deadline has come, if it is still not confirmed. The log decides, and the command applies to the version that
 * was read, so a confirmation that comes at the same time wins or loses as a whole. A deadline that comes late, or twice, finds the
 * order confirmed or cancelled and does nothing. See docs/decisions/0045-deadlines.md.
 */
final class UnconfirmedOrders implements ScopeAware {

    static final String REASON = "not confirmed in time";

    /** The name of who did it, in the metadata of the event. */
    static final String ACTOR = "deadline";

    private static final String CORRELATION_ID = "correlationId";

    private final EventStore log;
    private final CommandGateway commands;
    private final Tenants tenants;

    UnconfirmedOrders(EventStore log, CommandGateway commands, Tenants tenants) {
        this.log = log;
        this.commands = commands;
        this.tenants = tenants;
    }

    @Override
    public boolean canResolve(ScopeDescriptor scope) {
        return scope instanceof AggregateScopeDescriptor;
    }

    /**
     * Works outside of the deadline's unit of work. Within it, the lock on the order would be held until the deadline's own end, and a
     * command that is retried by another thread would wait for it in vain.
     *
     * <p>Works for the tenant that the deadline names. One that was scheduled before there were tenants names none, as the events then.
     */
    @Override
    public void send(Message<?> deadline, ScopeDescriptor scope) {
        String orderId = ((AggregateScopeDescriptor) scope).getIdentifier().toString();
        UnitOfWork<?> ofDeadline = CurrentUnitOfWork.get();
        CurrentUnitOfWork.clear(ofDeadline);
        try {
            TenantContext.run(tenants.of(deadline.getMetaData()), () -> {
                boolean isSettled = false;
                while (!isSettled) {
                    isSettled = settle(orderId);
                }
            });
        } finally {
            CurrentUnitOfWork.set(ofDeadline);
        }
    }

    /** Returns false if somebody has changed the order since it was read. */
    private boolean settle(String orderId) {
        // From the first event, which has the correlation, and not from a snapshot.
        DomainEventStream events = log.readEvents(orderId, 0);
        if (!events.hasNext()) {
            return true; // the log has no events of this order any more
        }
        DomainEventMessage<?> placement = events.next();
        // What others have written may be null.
        Object correlationId =
                requireNonNullElse(placement.getMetaData().get(CORRELATION_ID), placement.getIdentifier());
        OrderState order = OrderHistory.evolve(null, placement);
        while (events.hasNext()) {
            order = OrderHistory.evolve(order, events.next());
        }
        return order.status() != OrderStatus.PLACED || isCancelled(order, correlationId);
    }

    private boolean isCancelled(OrderState order, Object correlationId) {
        CancelOrder command = new CancelOrder(new OrderId(order.orderId()), new CancellationReason(REASON));
        ExpectedVersion thisOne = new ExpectedVersion(Set.of(order.version()));
        try {
            commands.sendAndWait(new GenericCommandMessage<>(
                    command, Map.of("actor", ACTOR, CORRELATION_ID, correlationId, ExpectedVersion.KEY, thisOne)));
            return true;
        } catch (VersionMismatch changed) {
            return false;
        }
    }
}
