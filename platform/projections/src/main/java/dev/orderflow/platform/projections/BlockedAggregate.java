package dev.orderflow.platform.projections;

/**
 * An aggregate in which an event waits to be applied to a read model, and so do the later ones. Two tenants may have one of the same identifier.
 *
 * @param tenant empty without tenants
 */
public record BlockedAggregate(String id, String tenant) {}
