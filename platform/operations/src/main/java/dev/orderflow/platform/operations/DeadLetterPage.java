package dev.orderflow.platform.operations;

import java.util.List;

/**
 * Dead letters by position.
 *
 * @param nextPosition {@code after} of the next page; that of this one again if nothing waits behind it
 */
record DeadLetterPage(List<DeadLetterItem> items, long nextPosition) {}
