package dev.orderflow.stock.http;

import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.request.EntityTags;
import dev.orderflow.platform.web.security.RequiresScope;
import dev.orderflow.stock.item.ReceiveStock;
import dev.orderflow.stock.item.Stock;
import dev.orderflow.stock.item.StockItemId;
import dev.orderflow.stock.item.StockVersionMismatch;
import java.net.URI;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The stock of a SKU. All answers come from the log, so they are never behind. */
@RestController
@RequestMapping("/api/stock/{sku}")
@AnsweredBy(NodeRole.WRITE)
class StockController {

    private final CommandGateway commands;
    private final EventStore log;

    StockController(CommandGateway commands, EventStore log) {
        this.commands = commands;
        this.log = log;
    }

    @PostMapping("/receipts")
    @RequiresScope("ops:admin")
    ResponseEntity<StockLevel> receiveStock(
            @PathVariable Sku sku,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable EntityTags ifMatch,
            @RequestBody ReceiptRequest receipt) {
        if (ifMatch != null && ifMatch.any()) {
            requireKept(sku);
        }
        Map<String, ?> expected = ifMatch == null || ifMatch.any()
                ? Map.of()
                : Map.of(ExpectedVersion.KEY, new ExpectedVersion(ifMatch.versions()));
        StockLevel level = StockLevel.of(
                commands.sendAndWait(new GenericCommandMessage<>(new ReceiveStock(sku, receipt.quantity()), expected)));
        return ResponseEntity.created(URI.create("/api/stock/" + sku.value()))
                .eTag(EntityTags.ofVersion(level.version()))
                .body(level);
    }

    /** A SKU that is kept stays kept, so this may be asked before the command. */
    private void requireKept(Sku sku) {
        if (log.lastSequenceNumberFor(StockItemId.of(sku.value())).isEmpty()) {
            throw new StockVersionMismatch(null);
        }
    }

    /** Spring answers {@code If-None-Match} by the tag. */
    @GetMapping
    @RequiresScope("orders:read")
    ResponseEntity<StockLevel> getStock(@PathVariable Sku sku) {
        DomainEventStream events = log.readEvents(StockItemId.of(sku.value()), 0);
        if (!events.hasNext()) {
            throw new Problem(ProblemType.NOT_FOUND, StockFailures.NOT_KEPT);
        }
        StockLevel level = StockLevel.of(Stock.fold(null, events));
        return ResponseEntity.ok().eTag(EntityTags.ofVersion(level.version())).body(level);
    }
}
