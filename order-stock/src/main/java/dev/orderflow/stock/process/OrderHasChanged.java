package dev.orderflow.stock.process;

/** The order is no longer at the version for which something was asked of its stock. Who asked reads it again. */
public final class OrderHasChanged extends RuntimeException {

    OrderHasChanged(String orderId, long version) {
        super("Order %s has changed since version %s".formatted(orderId, version), null, false, false);
    }
}
