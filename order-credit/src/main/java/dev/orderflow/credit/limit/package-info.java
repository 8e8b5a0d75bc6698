/** The limit itself: an aggregate with a stream of its own for each customer who has, or had, a limit. */
@NullMarked
package dev.orderflow.credit.limit;

import org.jspecify.annotations.NullMarked;
