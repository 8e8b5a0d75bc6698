package dev.orderflow.credit.limit;

/**
 * The identifier of a customer's limit among all aggregates, which is also the name of the boundary within which the customer's orders grow.
 * The trigger of {@code V1__credit_limits.sql} makes the same name.
 */
public final class CreditLimitId {

    private static final String PREFIX = "credit-limit/";

    private CreditLimitId() {}

    public static String of(String customerId) {
        return PREFIX + customerId;
    }

    public static String customerOf(String creditLimitId) {
        return creditLimitId.substring(PREFIX.length());
    }
}
