package dev.orderflow.domain.event;

/**
 * The states of an order, in the sequence in which an order goes through them. {@code Order} compares them by this sequence.
 * {@code CANCELLED} is final. The names are stored in read models and sent to clients.
 */
public enum OrderStatus {
    PLACED,
    CONFIRMED,
    SHIPPED,
    DELIVERED,
    CANCELLED
}
