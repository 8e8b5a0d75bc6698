/** Processors and their dead letters over HTTP. Any node answers for all of them. */
@NullMarked
package dev.orderflow.platform.operations;

import org.jspecify.annotations.NullMarked;
