/** What the application logs for the person who starts it: where things are, or why the start is refused. */
@NullMarked
package dev.orderflow.platform.web.startup;

import org.jspecify.annotations.NullMarked;
