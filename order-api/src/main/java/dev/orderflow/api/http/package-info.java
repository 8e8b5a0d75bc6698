/** What the application contributes to {@code platform/web}: scopes, problems, and how values and failures look over HTTP. */
@NullMarked
package dev.orderflow.api.http;

import org.jspecify.annotations.NullMarked;
