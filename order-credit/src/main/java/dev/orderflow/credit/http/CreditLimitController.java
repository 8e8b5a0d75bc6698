package dev.orderflow.credit.http;

import dev.orderflow.credit.limit.CreditLimitHistory;
import dev.orderflow.credit.limit.CreditLimitId;
import dev.orderflow.credit.limit.NoCreditLimit;
import dev.orderflow.credit.limit.RemoveCreditLimit;
import dev.orderflow.credit.limit.SetCreditLimit;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.request.EmptyRequest;
import dev.orderflow.platform.web.security.RequiresScope;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The limit of a customer. All answers come from the log, so they are never behind. */
@RestController
@RequestMapping("/api/customers/{customerId}/credit-limit")
@AnsweredBy(NodeRole.WRITE)
class CreditLimitController {

    private static final String READ = "orders:read";
    private static final String ADMINISTER = "ops:admin";

    private final CommandGateway commands;
    private final EventStore log;

    CreditLimitController(CommandGateway commands, EventStore log) {
        this.commands = commands;
        this.log = log;
    }

    @PutMapping
    @RequiresScope(ADMINISTER)
    Amount setCreditLimit(@PathVariable CustomerId customerId, @RequestBody CreditLimitRequest request) {
        return commands.sendAndWait(new SetCreditLimit(customerId, request.toMoney()));
    }

    @GetMapping
    @RequiresScope(READ)
    Amount getCreditLimit(@PathVariable CustomerId customerId) {
        @Nullable Amount limit = null;
        DomainEventStream events = log.readEvents(CreditLimitId.of(customerId.value()));
        while (events.hasNext()) {
            limit = CreditLimitHistory.limitAfter(events.next());
        }
        if (limit == null) {
            throw new NoCreditLimit(customerId.value());
        }
        return limit;
    }

    @DeleteMapping
    @RequiresScope(ADMINISTER)
    ResponseEntity<Void> removeCreditLimit(
            @PathVariable CustomerId customerId, @RequestBody(required = false) @Nullable EmptyRequest nothing) {
        commands.sendAndWait(new RemoveCreditLimit(customerId));
        return ResponseEntity.noContent().build();
    }
}
