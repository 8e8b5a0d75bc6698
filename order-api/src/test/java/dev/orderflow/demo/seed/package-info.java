@NullMarked
package dev.orderflow.demo.seed;

import org.jspecify.annotations.NullMarked;
