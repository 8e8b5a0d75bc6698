package dev.orderflow.domain.event;

/**
 * Where an order stands after an event, in the order in which it gets there; from {@code CANCELLED} no way leads on. The names
 * are stored in read models and sent to clients.
 */
public enum OrderStatus {
    PLACED,
    CONFIRMED,
    SHIPPED,
    DELIVERED,
    CANCELLED
}
