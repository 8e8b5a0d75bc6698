package dev.orderflow.api;

import dev.orderflow.domain.command.AddOrderLine;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.command.DeliverOrder;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.command.ShipOrder;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.Carrier;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.Money;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLine;
import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.domain.model.Quantity;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.domain.model.TrackingNumber;
import dev.orderflow.domain.model.UnitPrice;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** Commands for tests, about orders that nobody else knows of. */
public final class TestOrders {

    private TestOrders() {}

    public static OrderId newId() {
        return new OrderId(UUID.randomUUID());
    }

    public static PlaceOrder place(OrderId order) {
        return new PlaceOrder(
                order, new CustomerId("customer-7"), new OrderLines(List.of(line("book-1"), line("pen.red"))));
    }

    /** The fact itself, for a log that is to be filled quickly. */
    public static OrderPlaced placed(OrderId order) {
        Amount price = new Amount(new BigDecimal("19.90"), "EUR");
        return new OrderPlaced(order.value(), "customer-7", List.of(new Line("book-1", 1, price, price)), price);
    }

    /** So many facts about an order that is placed, and then given a line and bereft of it again and again. */
    public static List<DomainEventMessage<OrderEvent>> history(OrderId order, int events) {
        Amount price = new Amount(new BigDecimal("19.90"), "EUR");
        Amount both = new Amount(new BigDecimal("39.80"), "EUR");
        return IntStream.range(0, events)
                .mapToObj(number -> (DomainEventMessage<OrderEvent>) new GenericDomainEventMessage<OrderEvent>(
                        "Order",
                        order.toString(),
                        number,
                        number == 0
                                ? placed(order)
                                : number % 2 == 1
                                        ? new OrderLineAdded(order.value(), "pen.red", 1, price, both)
                                        : new OrderLineRemoved(order.value(), "pen.red", price)))
                .toList();
    }

    public static AddOrderLine addLine(OrderId order, String sku) {
        return new AddOrderLine(order, line(sku));
    }

    public static ConfirmOrder confirm(OrderId order) {
        return new ConfirmOrder(order);
    }

    public static ShipOrder ship(OrderId order) {
        return new ShipOrder(order, new Carrier("Post"), new TrackingNumber("RR-1"));
    }

    public static DeliverOrder deliver(OrderId order) {
        return new DeliverOrder(order);
    }

    /** Without a default, so that a new status does not compile until this says how an order gets there. */
    public static List<OrderCommand> leadingTo(OrderStatus status, OrderId order) {
        return switch (status) {
            case PLACED -> List.of(place(order));
            case CONFIRMED -> List.of(place(order), confirm(order));
            case SHIPPED -> List.of(place(order), confirm(order), ship(order));
            case DELIVERED -> List.of(place(order), confirm(order), ship(order), deliver(order));
            case CANCELLED -> List.of(place(order), new CancelOrder(order, new CancellationReason("Ordered twice")));
        };
    }

    private static OrderLine line(String sku) {
        return new OrderLine(
                new Sku(sku), new Quantity(2), UnitPrice.of(new BigDecimal("19.90"), Money.currency("EUR")));
    }
}
