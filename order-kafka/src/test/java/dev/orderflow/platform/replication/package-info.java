@NullMarked
package dev.orderflow.platform.replication;

import org.jspecify.annotations.NullMarked;
