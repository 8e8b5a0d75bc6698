/** What an application starts with, and how it refuses to start: with a reason and a remedy instead of a stack trace. */
@NullMarked
package dev.orderflow.platform.startup;

import org.jspecify.annotations.NullMarked;
