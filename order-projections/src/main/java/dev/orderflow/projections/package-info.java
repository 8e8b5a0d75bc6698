/** The read models of orders, one package each. */
@NullMarked
package dev.orderflow.projections;

import org.jspecify.annotations.NullMarked;
