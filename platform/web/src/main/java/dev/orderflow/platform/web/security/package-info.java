/**
 * Who may do what: callers prove who they are by a token, and a handler declares the scope that it needs.
 */
@NullMarked
package dev.orderflow.platform.web.security;

import org.jspecify.annotations.NullMarked;
