/** Builds a read model anew beside the live one, and puts it in its place. See docs/decisions/0022-a-replay-builds-beside.md. */
@NullMarked
package dev.orderflow.platform.projections.replay;

import org.jspecify.annotations.NullMarked;
