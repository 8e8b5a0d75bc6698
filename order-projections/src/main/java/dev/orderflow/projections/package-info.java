/** The read models of orders, one package each. A projection sees events and nothing else of the domain. */
@NullMarked
package dev.orderflow.projections;

import org.jspecify.annotations.NullMarked;
