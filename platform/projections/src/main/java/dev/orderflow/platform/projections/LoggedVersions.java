package dev.orderflow.platform.projections;

import org.jspecify.annotations.Nullable;

/**
 * Some consecutive versions of an aggregate, as far as the log has them.
 *
 * @param count how many of them it has
 * @param last the highest of these, or null if it has none
 */
record LoggedVersions(long count, @Nullable Long last) {}
