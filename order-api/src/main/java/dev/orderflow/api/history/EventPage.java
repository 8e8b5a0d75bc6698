package dev.orderflow.api.history;

import dev.orderflow.platform.web.EventItem;
import java.util.List;

/**
 * Consecutive events.
 *
 * @param nextPosition the value of {@code after} for the next page: the position of the last event here. If there is none, it equals
 *     the {@code after} of the request. With tenants it may be later, if there are events of others; an empty page is the end only if
 *     it is {@code after} again
 */
record EventPage(List<EventItem> items, long nextPosition) {}
