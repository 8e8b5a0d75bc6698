/** Stock over HTTP. */
@NullMarked
package dev.orderflow.stock.http;

import org.jspecify.annotations.NullMarked;
