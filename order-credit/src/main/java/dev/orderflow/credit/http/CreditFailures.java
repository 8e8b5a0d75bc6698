package dev.orderflow.credit.http;

import dev.orderflow.credit.check.CreditLimitExceeded;
import dev.orderflow.credit.limit.NoCreditLimit;
import dev.orderflow.credit.limit.UnknownCreditLimitEvent;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemMapper;
import dev.orderflow.platform.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Which problem a client gets when an order does not fit, or when there is no limit. */
final class CreditFailures implements ProblemMapper {

    private static final ProblemType CREDIT_LIMIT_EXCEEDED = new ProblemType(
            "credit-limit-exceeded", HttpStatus.CONFLICT, "The customer's open orders would exceed the credit limit");

    /** A rolling upgrade replaces one node after the other, and each takes some tens of seconds. */
    private static final Duration UPGRADE = Duration.ofSeconds(30);

    @Override
    public @Nullable Problem map(Throwable cause, HttpServletRequest request) {
        if (cause instanceof CreditLimitExceeded exceeded) {
            return new Problem(CREDIT_LIMIT_EXCEEDED, "It does not fit into the limit. Nothing was written.")
                    .with("limit", exceeded.limit())
                    .with("open", exceeded.open());
        }
        if (cause instanceof NoCreditLimit) {
            return new Problem(ProblemType.NOT_FOUND, "This customer has no credit limit.");
        }
        if (cause instanceof UnknownCreditLimitEvent) {
            return new Problem(
                            ProblemType.STORE_UNAVAILABLE,
                            "The limit can't be read here until an upgrade is finished. Nothing was written. Try again later.")
                    .retryAfter(UPGRADE);
        }
        return null;
    }
}
