package dev.orderflow.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import dev.orderflow.domain.command.AddOrderLine;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.command.DeliverOrder;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.command.RemoveOrderLine;
import dev.orderflow.domain.command.ShipOrder;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.event.OrderStockReserved;
import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.domain.model.Money;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLine;
import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.domain.stock.RecordReservedStock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The aggregate. Each {@code handle} method checks the rules of one command against the state and then records one event. If a
 * rule is broken, it throws {@link OrderRejected} and records nothing.
 *
 * <p>The name {@code Order} is stored with every event as the aggregate's type.
 *
 * <p>See docs/decisions/0007-refusals-are-exceptions.md and docs/decisions/0016-no-aggregate-cache.md.
 */
@AggregateRoot(type = "Order")
public class Order {

    @AggregateIdentifier
    private OrderId orderId;

    private OrderState state;

    @EventSourcingHandler
    @SuppressWarnings("NullAway") // the state is null before the first event, which evolve() expects
    void on(DomainEventMessage<?> event) {
        state = OrderHistory.evolve(state, event);
        orderId = new OrderId(state.orderId());
    }

    /** Runs before the rules: a caller with an outdated version gets that answer first, in whatever state the order is. */
    @CommandHandlerInterceptor
    void requireExpectedVersion(@MetaDataValue(ExpectedVersion.KEY) @Nullable ExpectedVersion expected) {
        if (state != null && expected != null && !expected.allows(state.version())) {
            throw new VersionMismatch(state.version());
        }
    }

    /** Does not check whether the order exists: the event store refuses a second event number 0. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    CommandResult handle(PlaceOrder command) {
        return record(EventPayloads.placed(command));
    }

    @CommandHandler
    CommandResult handle(AddOrderLine command) {
        refusePast(OrderStatus.PLACED);
        OrderLine line = command.line();
        Money price = line.unitPrice().money();
        refuseIf(state.line(line.sku()).isPresent(), Refusal.LINE_EXISTS);
        refuseIf(state.lines().size() == OrderLines.MOST, Refusal.TOO_MANY_LINES);
        refuseIf(!price.currency().getCurrencyCode().equals(state.total().currency()), Refusal.OTHER_CURRENCY);
        return record(new OrderLineAdded(
                orderId.value(),
                line.sku().value(),
                line.quantity().value(),
                EventPayloads.amount(price),
                state.total().plus(EventPayloads.amount(line.total()))));
    }

    @CommandHandler
    CommandResult handle(RemoveOrderLine command) {
        refusePast(OrderStatus.PLACED);
        Line line = state.line(command.sku()).orElseThrow(() -> new OrderRejected(Refusal.NO_SUCH_LINE, state));
        refuseIf(state.lines().size() == 1, Refusal.LAST_LINE);
        return record(
                new OrderLineRemoved(orderId.value(), line.sku(), state.total().minus(line.lineTotal())));
    }

    @CommandHandler
    CommandResult handle(ConfirmOrder command) {
        refusePast(OrderStatus.PLACED);
        refuseIf(state.awaitingStock(), Refusal.AWAITING_STOCK);
        return record(new OrderConfirmed(orderId.value()));
    }

    @CommandHandler
    CommandResult handle(ShipOrder command) {
        require(OrderStatus.CONFIRMED, Refusal.NOT_CONFIRMED);
        return record(new OrderShipped(
                orderId.value(),
                command.carrier().value(),
                command.trackingNumber().value()));
    }

    @CommandHandler
    CommandResult handle(DeliverOrder command) {
        require(OrderStatus.SHIPPED, Refusal.NOT_SHIPPED);
        return record(new OrderDelivered(orderId.value()));
    }

    @CommandHandler
    CommandResult handle(CancelOrder command) {
        refusePast(OrderStatus.CONFIRMED);
        return record(new OrderCancelled(orderId.value(), command.reason().value()));
    }

    @CommandHandler
    CommandResult handle(RecordReservedStock command) {
        refusePast(OrderStatus.PLACED);
        return record(new OrderStockReserved(orderId.value()));
    }

    private void require(OrderStatus status, Refusal notYet) {
        refuseIf(state.status().compareTo(status) < 0, notYet);
        refusePast(status);
    }

    private void refusePast(OrderStatus status) {
        if (state.status().compareTo(status) > 0) {
            throw new OrderRejected(Refusal.already(state.status()), state);
        }
    }

    private void refuseIf(boolean broken, Refusal reason) {
        if (broken) {
            throw new OrderRejected(reason, state);
        }
    }

    private CommandResult record(OrderEvent event) {
        apply(event);
        return new CommandResult(orderId.value(), state.version(), state.status());
    }
}
