package dev.orderflow.api.http;

import dev.orderflow.domain.DamagedHistory;
import dev.orderflow.domain.OrderRejected;
import dev.orderflow.domain.UnknownEvent;
import dev.orderflow.domain.VersionMismatch;
import dev.orderflow.domain.recipient.NoKeyForRecipients;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemMapper;
import dev.orderflow.platform.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which problem a client gets when the domain or the event store refuses a command. */
@Component
final class OrderFailures implements ProblemMapper {

    /** A rolling upgrade replaces one node after the other, and each takes some tens of seconds. */
    private static final Duration UPGRADE = Duration.ofSeconds(30);

    @Override
    public @Nullable Problem map(Throwable cause, HttpServletRequest request) {
        if (cause instanceof OrderRejected refusal) {
            return rejected(refusal);
        }
        if (cause instanceof VersionMismatch mismatch) {
            return mismatch(mismatch, request);
        }
        if (cause instanceof AggregateNotFoundException) {
            return new Problem(OrderProblems.ORDER_NOT_FOUND, "No order with this identifier was ever placed.");
        }
        if (cause instanceof AggregateStreamCreationException) {
            return new Problem(OrderProblems.ORDER_EXISTS, "An order with this identifier was placed before.");
        }
        if (cause instanceof UnknownEvent) {
            return new Problem(
                            ProblemType.STORE_UNAVAILABLE,
                            "The order can't be read here until an upgrade is finished. Nothing was written. Try again later.")
                    .retryAfter(UPGRADE);
        }
        if (cause instanceof NoKeyForRecipients) {
            return new Problem(
                            ProblemType.STORE_UNAVAILABLE,
                            "There is no master key for personal data here, so no recipient can be stored or read. Nothing was"
                                    + " written. Tell the operators.")
                    .retryAfter(UPGRADE);
        }
        if (cause instanceof DamagedHistory damaged) {
            return damaged(damaged.aggregateId());
        }
        return cause instanceof SerializationException ? damaged("this order") : null;
    }

    /** It may not be what the request is about: each order of a customer counts for the limit of all. */
    private static Problem damaged(String what) {
        return new Problem(
                ProblemType.INTERNAL_ERROR,
                "What is stored of %s is damaged, and waiting does not repair it. Nothing was written. Tell the operators the correlationId."
                        .formatted(what));
    }

    private static Problem rejected(OrderRejected refusal) {
        String reason = refusal.reason().code();
        return new Problem(
                        OrderProblems.ORDER_REJECTED,
                        "The order is %s at version %s; refused because: %s."
                                .formatted(refusal.status(), refusal.version(), reason))
                .with("reason", reason)
                .with("orderStatus", refusal.status())
                .with("version", refusal.version());
    }

    private static Problem mismatch(VersionMismatch mismatch, HttpServletRequest request) {
        return new Problem(OrderProblems.VERSION_MISMATCH, "The order is at version " + mismatch.actualVersion() + ".")
                .withExpectedVersion(request)
                .with("actualVersion", mismatch.actualVersion());
    }
}
