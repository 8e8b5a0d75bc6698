package dev.orderflow.stock.process;

import java.time.Duration;

/** An order can't be settled now. It is tried again after a while, and does not stop the others. */
final class OrderNotSettled extends RuntimeException {

    private final Duration pause;

    OrderNotSettled(String orderId, Throwable cause, Duration pause) {
        super("Order %s: %s".formatted(orderId, cause), cause);
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}
