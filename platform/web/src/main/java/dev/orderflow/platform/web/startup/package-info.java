/** What a start tells the person who started it: where things are, or why it refuses. */
@NullMarked
package dev.orderflow.platform.web.startup;

import org.jspecify.annotations.NullMarked;
