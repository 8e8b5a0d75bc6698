package dev.orderflow.api.http;

import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** The problem types of orders, and general ones with a title that says "order". */
public final class OrderProblems {

    public static final ProblemType INVALID_ORDER = new ProblemType(
            "invalid-order", HttpStatus.BAD_REQUEST, "The request is well-formed, but against the rules");
    public static final ProblemType ORDER_NOT_FOUND =
            new ProblemType("order-not-found", HttpStatus.NOT_FOUND, "There is no such order");
    public static final ProblemType VERSION_NOT_FOUND =
            new ProblemType("version-not-found", HttpStatus.NOT_FOUND, "The order has no such version");
    public static final ProblemType ORDER_EXISTS =
            new ProblemType("order-exists", HttpStatus.CONFLICT, "There is an order with this identifier already");
    public static final ProblemType ORDER_REJECTED =
            new ProblemType("order-rejected", HttpStatus.CONFLICT, "The order refuses this in its present state");
    public static final ProblemType VERSION_MISMATCH =
            ProblemType.VERSION_MISMATCH.titled("The order is not at the expected version");

    private OrderProblems() {}

    /** Nothing is known of the order. */
    public static Problem orderNotFound(OrderId orderId) {
        return new Problem(ORDER_NOT_FOUND, "There is no order " + orderId + ".");
    }
}
