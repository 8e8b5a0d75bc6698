/** The runnable application: it translates between HTTP and the messages of the domain, and configures the platform. */
@NullMarked
package dev.orderflow.api;

import org.jspecify.annotations.NullMarked;
