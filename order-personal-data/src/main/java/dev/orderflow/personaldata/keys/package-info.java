/** The keys of customers, and the master keys that wrap them. */
@NullMarked
package dev.orderflow.personaldata.keys;

import org.jspecify.annotations.NullMarked;
