/** What operators see of the processors, and what they can tell them; from any node, about all of them. */
@NullMarked
package dev.orderflow.platform.operations;

import org.jspecify.annotations.NullMarked;
