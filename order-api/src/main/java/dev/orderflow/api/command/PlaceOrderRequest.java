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
 * @param orderId null if the server shall choose it; a client that chooses it can safely send the request again
 */
record PlaceOrderRequest(@Nullable OrderId orderId, CustomerId customerId, List<LineRequest> lines)
        implements SelfValidating {

    @Override
    public void check(JsonLocation here) {
        JsonLocation location = here.at("lines");
        location.check(() -> OrderLines.requireCount(lines.size()));
        if (location.isSound()) {
            LinesCheck.check(lines, location);
        }
    }

    PlaceOrder toCommand() {
        return new PlaceOrder(
                orderId == null ? new OrderId(UUID.randomUUID()) : orderId,
                customerId,
                new OrderLines(lines.stream().map(LineRequest::toLine).toList()));
    }
}
