package dev.orderflow.api.command;

import dev.orderflow.api.recipient.Recipients;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.domain.model.SealedRecipient;
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
record PlaceOrderRequest(
        @Nullable OrderId orderId,
        CustomerId customerId,
        List<LineRequest> lines,
        @Nullable RecipientRequest recipient) implements SelfValidating {

    @Override
    public void check(JsonLocation here) {
        JsonLocation location = here.at("lines");
        location.check(() -> OrderLines.requireCount(lines.size()));
        if (location.isSound()) {
            LinesCheck.check(lines, location);
        }
    }

    PlaceOrder toCommand(Recipients recipients) {
        OrderId order = orderId == null ? new OrderId(UUID.randomUUID()) : orderId;
        return new PlaceOrder(
                order,
                customerId,
                new OrderLines(lines.stream().map(LineRequest::toLine).toList()),
                recipient == null ? SealedRecipient.NONE : recipients.seal(recipient.toRecipient(), customerId, order));
    }
}
