/** Credit limits over HTTP. */
@NullMarked
package dev.orderflow.credit.http;

import org.jspecify.annotations.NullMarked;
