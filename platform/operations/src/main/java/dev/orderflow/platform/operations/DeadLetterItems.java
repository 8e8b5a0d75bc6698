package dev.orderflow.platform.operations;

import java.util.List;

/** All of a processor's dead letters, in order of their positions: there are never more than fit on one page. */
record DeadLetterItems(List<DeadLetterItem> items) {}
