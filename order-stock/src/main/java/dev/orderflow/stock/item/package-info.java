/** The stock of one SKU: an aggregate with a stream of its own for each SKU that has ever had a receipt. */
@NullMarked
package dev.orderflow.stock.item;

import org.jspecify.annotations.NullMarked;
