@NullMarked
package dev.orderflow.api.security;

import org.jspecify.annotations.NullMarked;
