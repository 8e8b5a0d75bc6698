/** Signing in to a page at an issuer of tokens, by OpenID Connect. See docs/decisions/0051-a-session-is-a-token-that-the-server-keeps.md. */
@NullMarked
package dev.orderflow.platform.web.singlesignon;

import org.jspecify.annotations.NullMarked;
