/** What the application logs once it is ready: where things are. */
@NullMarked
package dev.orderflow.platform.web.startup;

import org.jspecify.annotations.NullMarked;
