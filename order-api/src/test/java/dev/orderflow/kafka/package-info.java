@NullMarked
package dev.orderflow.kafka;

import org.jspecify.annotations.NullMarked;
