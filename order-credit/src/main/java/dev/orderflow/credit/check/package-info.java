/** The rule: reads limit and open orders from the log, and refuses what does not fit. */
@NullMarked
package dev.orderflow.credit.check;

import org.jspecify.annotations.NullMarked;
