package dev.orderflow.api.history;

import java.util.List;

/**
 * Consecutive events.
 *
 * @param nextPosition the value of {@code after} for the next page. It is the position of the last event here; without any, it is
 *     {@code after} itself
 */
record EventPage(List<EventItem> items, long nextPosition) {}
