/** What has happened, over HTTP: the log page by page, and orders as they were. All of it is read from the log itself. */
@NullMarked
package dev.orderflow.api.history;

import org.jspecify.annotations.NullMarked;
