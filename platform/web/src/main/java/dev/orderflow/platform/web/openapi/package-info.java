/** The description of the API: calls and scopes are read off the controllers, the texts come from {@code openapi/*.yaml}. */
@NullMarked
package dev.orderflow.platform.web.openapi;

import org.jspecify.annotations.NullMarked;
