package dev.orderflow.stock.process;

/** An order can't be settled for a reason of its own, such as an event that this version does not know. */
final class OrderNotSettled extends RuntimeException {

    OrderNotSettled(String orderId, Throwable cause) {
        super("Order %s: %s".formatted(orderId, cause), cause);
    }
}
