package dev.orderflow.platform.projections;

/**
 * A running application, one of several on a database.
 *
 * @param name the owner of its claims. It is unique, even among restarts of the same node
 */
public record Node(String name) {}
