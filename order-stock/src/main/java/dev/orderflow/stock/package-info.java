/**
 * A process across aggregates: it reserves, ships and gives back the stock of orders. Nothing outside of this module knows of it, but the
 * orders know that they may have to wait. Guide: docs/stock.md.
 */
@NullMarked
package dev.orderflow.stock;

import org.jspecify.annotations.NullMarked;
