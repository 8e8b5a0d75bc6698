@NullMarked
package dev.orderflow.demo.signin;

import org.jspecify.annotations.NullMarked;
