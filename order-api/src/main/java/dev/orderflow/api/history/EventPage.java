package dev.orderflow.api.history;

import java.util.List;

/**
 * Some events in a row.
 *
 * @param nextPosition by the contract's name, to be asked for as {@code after}: the place of the last event here, or the same as before if there is none
 */
record EventPage(List<EventItem> items, long nextPosition) {}
