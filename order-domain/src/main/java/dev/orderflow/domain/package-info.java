/** The order: the aggregate, and the state on which it decides, which is built from its events. */
@NullMarked
package dev.orderflow.domain;

import org.jspecify.annotations.NullMarked;
