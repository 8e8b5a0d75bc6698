package dev.orderflow.domain;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.model.Money;
import dev.orderflow.domain.model.OrderLine;

/** Writes checked values down as the plain facts that events are made of. */
final class EventPayloads {

    private EventPayloads() {}

    static Line line(OrderLine line) {
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
