@NullMarked
package dev.orderflow.demo.postgres;

import org.jspecify.annotations.NullMarked;
