/** Read models that are folded from the log in batches. Dropping the schema {@code read_model} means "rebuild everything". */
@NullMarked
package dev.orderflow.platform.projections;

import org.jspecify.annotations.NullMarked;
