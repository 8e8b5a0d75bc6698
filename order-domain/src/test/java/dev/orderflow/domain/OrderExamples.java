package dev.orderflow.domain;

import dev.orderflow.domain.command.AddOrderLine;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.command.DeliverOrder;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.command.RemoveOrderLine;
import dev.orderflow.domain.command.ShipOrder;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.event.OrderStockReserved;
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
import java.util.stream.Stream;

/**
 * The order in the tests: two books and ten pens for 44.98 EUR. Commands are in the imperative, events in the past tense.
 * Totals are always written out, never computed.
 */
final class OrderExamples {

    static final UUID ORDER = UUID.fromString("7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be907");
    static final String CUSTOMER = "customer-7";

    static final Line BOOKS = new Line("book-1", 2, money("19.99 EUR"), money("39.98 EUR"));
    static final Line PENS = new Line("pen-1", 10, money("0.50 EUR"), money("5.00 EUR"));
    static final Line INK = new Line("ink-1", 3, money("2.40 EUR"), money("7.20 EUR"));

    private static final OrderId ORDER_ID = new OrderId(ORDER);

    private OrderExamples() {}

    static PlaceOrder place(Line... lines) {
        return new PlaceOrder(
                ORDER_ID,
                new CustomerId(CUSTOMER),
                new OrderLines(Stream.of(lines).map(OrderExamples::ordered).toList()));
    }

    static AddOrderLine add(Line line) {
        return new AddOrderLine(ORDER_ID, ordered(line));
    }

    static RemoveOrderLine remove(String sku) {
        return new RemoveOrderLine(ORDER_ID, new Sku(sku));
    }

    static ConfirmOrder confirm() {
        return new ConfirmOrder(ORDER_ID);
    }

    static ShipOrder ship() {
        return new ShipOrder(ORDER_ID, new Carrier("Blue Van"), new TrackingNumber("BV 1042"));
    }

    static DeliverOrder deliver() {
        return new DeliverOrder(ORDER_ID);
    }

    static CancelOrder cancel() {
        return new CancelOrder(ORDER_ID, new CancellationReason("bought twice"));
    }

    static OrderPlaced placed() {
        return placed(money("44.98 EUR"), BOOKS, PENS);
    }

    static OrderPlaced placed(Amount total, Line... lines) {
        return new OrderPlaced(ORDER, CUSTOMER, List.of(lines), total);
    }

    static OrderLineAdded added(Line line, Amount total) {
        return new OrderLineAdded(ORDER, line.sku(), line.quantity(), line.unitPrice(), total);
    }

    static OrderLineRemoved removed(String sku, Amount total) {
        return new OrderLineRemoved(ORDER, sku, total);
    }

    static OrderStockReserved stockReserved() {
        return new OrderStockReserved(ORDER);
    }

    static OrderConfirmed confirmed() {
        return new OrderConfirmed(ORDER);
    }

    static OrderShipped shipped() {
        return new OrderShipped(ORDER, "Blue Van", "BV 1042");
    }

    static OrderDelivered delivered() {
        return new OrderDelivered(ORDER);
    }

    static OrderCancelled cancelled() {
        return new OrderCancelled(ORDER, "bought twice");
    }

    static CommandResult accepted(long version, OrderStatus status) {
        return new CommandResult(ORDER, version, status);
    }

    /** One of each type; each is accepted in the state that it needs. */
    static List<OrderCommand> oneCommandOfEachKind() {
        return complete(
                OrderCommand.class,
                List.of(place(BOOKS, PENS), add(INK), remove("pen-1"), confirm(), ship(), deliver(), cancel()));
    }

    /** One of each type, in a sequence in which they can happen, except for the cancellation at the end. */
    static List<OrderEvent> oneEventOfEachKind() {
        return complete(
                OrderEvent.class,
                List.of(
                        placed(),
                        added(INK, money("52.18 EUR")),
                        removed("pen-1", money("47.18 EUR")),
                        stockReserved(),
                        confirmed(),
                        shipped(),
                        delivered(),
                        cancelled()));
    }

    private static <T> List<T> complete(Class<T> parent, List<T> examples) {
        for (Class<?> type : parent.getPermittedSubclasses()) {
            if (examples.stream().noneMatch(type::isInstance)) {
                throw new AssertionError("Add an example of " + type.getSimpleName() + " to OrderExamples");
            }
        }
        return examples;
    }

    static Line piece(String sku, Amount price) {
        return new Line(sku, 1, price, price);
    }

    /** {@code sku-1}, {@code sku-2} and so on, one piece each, for 1.00 EUR: so the total is their number. */
    static Line[] lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> piece("sku-" + i, money("1.00 EUR")))
                .toArray(Line[]::new);
    }

    /** Reads {@code 19.99 EUR}. */
    static Amount money(String text) {
        String[] parts = text.split(" ", 2);
        return new Amount(new BigDecimal(parts[0]), parts[1]);
    }

    private static OrderLine ordered(Line line) {
        Amount price = line.unitPrice();
        return new OrderLine(
                new Sku(line.sku()),
                new Quantity(line.quantity()),
                UnitPrice.of(price.amount(), Money.currency(price.currency())));
    }
}
