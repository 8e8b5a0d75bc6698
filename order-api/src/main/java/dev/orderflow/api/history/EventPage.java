package dev.orderflow.api.history;

import java.util.List;

/**
 * Consecutive events.
 *
 * @param nextPosition the value of {@code after} for the next page: the position of the last event here, or the same {@code after} again if there is none
 */
record EventPage(List<EventItem> items, long nextPosition) {}
