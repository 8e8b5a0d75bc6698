/** Every error that a client can meet, as a problem document (RFC 9457). */
@NullMarked
package dev.orderflow.platform.web.problem;

import org.jspecify.annotations.NullMarked;
