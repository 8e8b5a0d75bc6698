/** Who may do what. */
@NullMarked
package dev.orderflow.platform.web.security;

import org.jspecify.annotations.NullMarked;
