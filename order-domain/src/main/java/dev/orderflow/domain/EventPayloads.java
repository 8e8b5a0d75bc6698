package dev.orderflow.domain;

import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.model.Money;
import dev.orderflow.domain.model.OrderLine;
import dev.orderflow.domain.model.OrderLines;

/** Turns checked values into the plain values of events. See docs/decisions/0003-events-are-plain-facts.md. */
final class EventPayloads {

    private EventPayloads() {}

    static OrderPlaced placed(PlaceOrder command) {
        OrderLines lines = command.lines();
        return new OrderPlaced(
                command.orderId().value(),
                command.customerId().value(),
                lines.values().stream().map(EventPayloads::line).toList(),
                amount(lines.total()),
                command.recipient().text());
    }

    private static Line line(OrderLine line) {
        return new Line(
                line.sku().value(),
                line.quantity().value(),
                amount(line.unitPrice().money()),
                amount(line.total()));
    }

    static Amount amount(Money money) {
        return new Amount(money.amount(), money.currency().getCurrencyCode());
    }
}
