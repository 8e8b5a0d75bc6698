@NullMarked
package dev.orderflow.deadlines;

import org.jspecify.annotations.NullMarked;
