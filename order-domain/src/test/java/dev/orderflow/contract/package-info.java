/**
 * The contract's rules for orders written a second time, to compare the application with. They share no code with what they
 * are compared with, or both could be wrong alike.
 */
@NullMarked
package dev.orderflow.contract;

import org.jspecify.annotations.NullMarked;
