@NullMarked
package dev.orderflow.api.seed;

import org.jspecify.annotations.NullMarked;
