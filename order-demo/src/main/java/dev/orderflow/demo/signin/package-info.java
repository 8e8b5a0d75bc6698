/** Three accounts with public passwords, and the two ways to sign in with them. */
@NullMarked
package dev.orderflow.demo.signin;

import org.jspecify.annotations.NullMarked;
