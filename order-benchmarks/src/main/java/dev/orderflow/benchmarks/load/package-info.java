/** Sends requests as fast as they are answered, in a process of its own: so its CPU time can be told from the application's. */
@NullMarked
package dev.orderflow.benchmarks.load;

import org.jspecify.annotations.NullMarked;
