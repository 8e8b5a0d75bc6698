/** What a node is for: commands, answers, or both. */
@NullMarked
package dev.orderflow.platform.role;

import org.jspecify.annotations.NullMarked;
