package dev.orderflow.api;

import dev.orderflow.domain.command.AddOrderLine;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.command.DeliverOrder;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.command.RemoveOrderLine;
import dev.orderflow.domain.command.ShipOrder;
import dev.orderflow.domain.event.OrderStatus;
import java.util.Set;

/**
 * How each command is sent over HTTP. The tests of what holds for all of them run over these, and {@code CommandCallTest} fails
 * where a command or a call is missing.
 */
public enum CommandCall {
    PLACE(PlaceOrder.class, "POST", "", CommandCall.PLACEMENT),
    ADD(AddOrderLine.class, "POST", "/{orderId}/lines", CommandCall.LINE, OrderStatus.PLACED),
    REMOVE(RemoveOrderLine.class, "DELETE", "/{orderId}/lines/{sku}", "", OrderStatus.PLACED),
    CONFIRM(ConfirmOrder.class, "POST", "/{orderId}/confirm", "", OrderStatus.PLACED),
    SHIP(
            ShipOrder.class,
            "POST",
            "/{orderId}/ship",
            "{'carrier': 'Post', 'trackingNumber': 'RR-1'}",
            OrderStatus.CONFIRMED),
    DELIVER(DeliverOrder.class, "POST", "/{orderId}/deliver", "", OrderStatus.SHIPPED),
    CANCEL(
            CancelOrder.class,
            "POST",
            "/{orderId}/cancel",
            "{'reason': 'Ordered twice'}",
            OrderStatus.PLACED,
            OrderStatus.CONFIRMED);

    private static final String PLACEMENT = "{'customerId': 'customer-7', 'lines': ["
            + "{'sku': 'book-1', 'quantity': 2, 'unitPrice': {'amount': '19.99', 'currency': 'EUR'}}, "
            + "{'sku': 'pen.red', 'quantity': 1, 'unitPrice': {'amount': '1.50', 'currency': 'EUR'}}]}";
    private static final String LINE =
            "{'sku': 'mug_3', 'quantity': 1, 'unitPrice': {'amount': '8.00', 'currency': 'EUR'}}";

    private final Class<? extends OrderCommand> command;
    private final String method;
    private final String pattern;
    private final String body;

    @SuppressWarnings("ImmutableEnumChecker") // what Set.of makes is immutable
    private final Set<OrderStatus> states;

    CommandCall(
            Class<? extends OrderCommand> command, String method, String pattern, String body, OrderStatus... states) {
        this.command = command;
        this.method = method;
        this.pattern = "/api/orders" + pattern;
        this.body = body.replace('\'', '"');
        this.states = Set.of(states);
    }

    public Class<? extends OrderCommand> command() {
        return command;
    }

    public String method() {
        return method;
    }

    public String pattern() {
        return pattern;
    }

    /** The path for an order, which is named by its own path. The line is the second one of {@link #PLACE}. */
    public String path(String order) {
        return pattern.replace("/api/orders/{orderId}", order).replace("{sku}", "pen.red");
    }

    /** Valid JSON; empty for a command that has no body. */
    public String body() {
        return body;
    }

    /** The states in which an order accepts it; none for the placement. */
    public Set<OrderStatus> states() {
        return states;
    }
}
