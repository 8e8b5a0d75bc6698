/** The runnable edge: it translates between HTTP and the language of orders, and says how everything is put together. */
@NullMarked
package dev.orderflow.api;

import org.jspecify.annotations.NullMarked;
