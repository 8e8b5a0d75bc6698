package dev.orderflow.platform.projections.stepping;

import org.jspecify.annotations.Nullable;

/**
 * A row that a step has changed, as JSON.
 *
 * @param key the columns of its primary key
 * @param before null if the row is new
 * @param after null if the row is gone
 */
public record RowChange(
        String table,
        String key,
        @Nullable String before,
        @Nullable String after) {}
