package dev.orderflow.domain.event;

/**
 * The state of an order after an event, in the sequence in which an order passes through them. {@code CANCELLED} is final. The
 * names are stored in read models and sent to clients.
 */
public enum OrderStatus {
    PLACED,
    CONFIRMED,
    SHIPPED,
    DELIVERED,
    CANCELLED
}
