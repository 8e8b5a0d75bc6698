/** Levers for a person who wants to see what goes wrong in a system like this one, and how it is mended. Only in the profile demo. */
@NullMarked
package dev.orderflow.demo.levers;

import org.jspecify.annotations.NullMarked;
