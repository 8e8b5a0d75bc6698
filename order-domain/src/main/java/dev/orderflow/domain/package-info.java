/** The order: an aggregate that decides, and the fold of its events that it decides on. */
@NullMarked
package dev.orderflow.domain;

import org.jspecify.annotations.NullMarked;
