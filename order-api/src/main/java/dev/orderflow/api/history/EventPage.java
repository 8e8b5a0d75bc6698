package dev.orderflow.api.history;

import java.util.List;

/**
 * Some events in a row.
 *
 * @param nextPosition the value of {@code after} for the next page: the position of the last event here, or the same as before without any
 */
record EventPage(List<EventItem> items, long nextPosition) {}
