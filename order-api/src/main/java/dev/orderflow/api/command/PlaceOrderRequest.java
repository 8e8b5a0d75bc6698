package dev.orderflow.api.command;

import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.platform.web.request.JsonLocation;
import dev.orderflow.platform.web.request.SelfValidating;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to place an order.
 *
 * @param orderId chosen by the client, so that a placement can be repeated safely; else by the server
 */
record PlaceOrderRequest(@Nullable OrderId orderId, CustomerId customerId, List<LineRequest> lines)
        implements SelfValidating {

    @Override
    public void check(JsonLocation here) {
        JsonLocation place = here.at("lines");
        place.check(() -> OrderLines.requireCount(lines.size()));
        if (place.isSound()) {
            LinesCheck.check(lines, place);
        }
    }

    PlaceOrder toCommand() {
        return new PlaceOrder(
                orderId == null ? new OrderId(UUID.randomUUID()) : orderId,
                customerId,
                new OrderLines(lines.stream().map(LineRequest::toLine).toList()));
    }
}
