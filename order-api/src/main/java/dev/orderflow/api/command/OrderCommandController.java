package dev.orderflow.api.command;

import dev.orderflow.api.http.Scopes;
import dev.orderflow.api.recipient.Recipients;
import dev.orderflow.domain.CommandResult;
import dev.orderflow.domain.command.AddOrderLine;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.command.DeliverOrder;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.command.RemoveOrderLine;
import dev.orderflow.domain.command.ShipOrder;
import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.request.EmptyRequest;
import dev.orderflow.platform.web.request.EntityTags;
import dev.orderflow.platform.web.security.RequiresScope;
import java.net.URI;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The commands on an order. Each answer comes after the commit of the command's event, and shows the version and the state of the
 * order after it. Parameters are listed in the sequence of their checks: path, header, body.
 */
@RestController
@RequestMapping("/api/orders")
@RequiresScope(Scopes.ORDERS_WRITE)
@AnsweredBy(NodeRole.WRITE)
class OrderCommandController {

    private final CommandGateway commands;
    private final Recipients recipients;

    OrderCommandController(CommandGateway commands, Recipients recipients) {
        this.commands = commands;
        this.recipients = recipients;
    }

    @PostMapping
    ResponseEntity<CommandResult> placeOrder(@RequestBody PlaceOrderRequest request) {
        CommandResult order = send(request.toCommand(recipients), MetaData.emptyInstance());
        return ResponseEntity.created(URI.create("/api/orders/" + order.orderId()))
                .eTag(EntityTags.ofVersion(order.version()))
                .body(order);
    }

    @PostMapping("/{orderId}/lines")
    ResponseEntity<CommandResult> addOrderLine(
            @PathVariable OrderId orderId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable EntityTags ifMatch,
            @RequestBody LineRequest line) {
        return change(new AddOrderLine(orderId, line.toLine()), ifMatch);
    }

    @DeleteMapping("/{orderId}/lines/{sku}")
    ResponseEntity<CommandResult> removeOrderLine(
            @PathVariable OrderId orderId,
            @PathVariable Sku sku,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable EntityTags ifMatch,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return change(new RemoveOrderLine(orderId, sku), ifMatch);
    }

    @PostMapping("/{orderId}/confirm")
    ResponseEntity<CommandResult> confirmOrder(
            @PathVariable OrderId orderId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable EntityTags ifMatch,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return change(new ConfirmOrder(orderId), ifMatch);
    }

    @PostMapping("/{orderId}/ship")
    ResponseEntity<CommandResult> shipOrder(
            @PathVariable OrderId orderId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable EntityTags ifMatch,
            @RequestBody ShipOrderRequest request) {
        return change(new ShipOrder(orderId, request.carrier(), request.trackingNumber()), ifMatch);
    }

    @PostMapping("/{orderId}/deliver")
    ResponseEntity<CommandResult> deliverOrder(
            @PathVariable OrderId orderId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable EntityTags ifMatch,
            @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        return change(new DeliverOrder(orderId), ifMatch);
    }

    @PostMapping("/{orderId}/cancel")
    ResponseEntity<CommandResult> cancelOrder(
            @PathVariable OrderId orderId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable EntityTags ifMatch,
            @RequestBody CancelOrderRequest request) {
        return change(new CancelOrder(orderId, request.reason()), ifMatch);
    }

    private ResponseEntity<CommandResult> change(OrderCommand command, @Nullable EntityTags ifMatch) {
        ExpectedVersion expected = IfMatch.expected(ifMatch);
        CommandResult order = send(
                command, expected == null ? MetaData.emptyInstance() : MetaData.with(ExpectedVersion.KEY, expected));
        return ResponseEntity.ok().eTag(EntityTags.ofVersion(order.version())).body(order);
    }

    private CommandResult send(OrderCommand command, MetaData expectations) {
        return commands.sendAndWait(new GenericCommandMessage<>(command, expectations));
    }
}
