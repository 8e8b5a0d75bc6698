package dev.orderflow.api.query;

import dev.orderflow.api.http.OrderProblems;
import dev.orderflow.api.http.Scopes;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.request.EntityTags;
import dev.orderflow.platform.web.security.RequiresScope;
import dev.orderflow.projections.orderdetails.FindOrder;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One order as it is now, or as soon as the read model has reached a version ("read your own writes"). */
@RestController
@RequestMapping("/api/orders/{orderId}")
@RequiresScope(Scopes.ORDERS_READ)
@AnsweredBy(NodeRole.READ)
class OrderController {

    private final QueryGateway queries;
    private final EventStore log;
    private final ReadYourWrites readYourWrites;
    private final OrderAnswers answers;
    private final NodeRole role;
    private final Executor executor;

    OrderController(
            QueryGateway queries,
            EventStore log,
            ReadYourWrites readYourWrites,
            OrderAnswers answers,
            NodeRole role,
            @Qualifier("applicationTaskExecutor") Executor executor) {
        this.queries = queries;
        this.log = log;
        this.readYourWrites = readYourWrites;
        this.answers = answers;
        this.role = role;
        this.executor = executor;
    }

    /** Only a request that has to wait becomes asynchronous, because that costs a second dispatch. */
    @GetMapping
    Object getOrder(
            @PathVariable OrderId orderId,
            @RequestParam(required = false) @Nullable Version atLeastVersion,
            @RequestParam(required = false) @Nullable WaitTimeout timeout,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable EntityTags ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable EntityTags ifNoneMatch) {
        if (atLeastVersion == null) {
            OrderDetails details = find(orderId).orElseThrow(() -> OrderProblems.orderNotFound(orderId));
            return answers.of(details, ifMatch, ifNoneMatch);
        }
        CompletableFuture<OrderDetails> details =
                await(orderId, atLeastVersion.value(), timeout == null ? WaitTimeout.DEFAULT : timeout);
        return details.isDone()
                ? answers.of(details.join(), ifMatch, ifNoneMatch)
                : details.thenApply(order -> answers.of(order, ifMatch, ifNoneMatch));
    }

    private CompletableFuture<OrderDetails> await(OrderId orderId, long version, WaitTimeout timeout) {
        CompletableFuture<Void> wait = readYourWrites.expect(orderId.value(), version, timeout.value());
        Optional<OrderDetails> known = find(orderId);
        if (isReached(known, version)) {
            wait.complete(null);
            return CompletableFuture.completedFuture(known.orElseThrow());
        }
        if (known.isEmpty() && isUnknown(orderId)) {
            wait.complete(null);
            throw OrderProblems.orderNotFound(orderId);
        }
        // Reads on another thread: the thread that ends this wait has to end those of other clients as well.
        return wait.thenApplyAsync(ended -> findReached(orderId, version), TenantContext.carry(executor));
    }

    /** A read node can't tell: what its copy of the log lacks may be on its way. */
    private boolean isUnknown(OrderId orderId) {
        return role.takesCommands()
                && log.lastSequenceNumberFor(orderId.toString()).isEmpty();
    }

    private OrderDetails findReached(OrderId orderId, long version) {
        return find(orderId)
                .filter(details -> details.version() >= version)
                .orElseThrow(() -> new Problem(
                                ProblemType.READ_MODEL_BEHIND,
                                "The read model has not reached version " + version + ".")
                        .retryAfter(Duration.ofSeconds(1)));
    }

    private Optional<OrderDetails> find(OrderId orderId) {
        return queries.query(new FindOrder(orderId.value()), ResponseTypes.optionalInstanceOf(OrderDetails.class))
                .join();
    }

    private static boolean isReached(Optional<OrderDetails> details, long version) {
        return details.isPresent() && details.get().version() >= version;
    }
}
