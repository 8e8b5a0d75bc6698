package dev.orderflow.platform.projections;

/**
 * A running application, one of several on a database.
 *
 * @param name by which the others know it, and which no other has, not even itself after a restart: the owner of its claims
 */
public record Node(String name) {}
