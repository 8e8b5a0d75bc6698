/** What orders tell the web platform: their scopes, their problems, and how their values and failures look over HTTP. */
@NullMarked
package dev.orderflow.api.http;

import org.jspecify.annotations.NullMarked;
