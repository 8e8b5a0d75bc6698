/** Levers that make things go wrong, for a person who wants to see how this system behaves then, and how it is repaired. */
@NullMarked
package dev.orderflow.demo.levers;

import org.jspecify.annotations.NullMarked;
