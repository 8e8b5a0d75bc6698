package dev.orderflow.credit.limit;

/** The customer has no limit that could be removed or shown. This is a normal answer, so it has no stack trace. */
public final class NoCreditLimit extends RuntimeException {

    public NoCreditLimit(String customerId) {
        super("Customer %s has no credit limit".formatted(customerId), null, false, false);
    }
}
