package dev.orderflow.api.search;

import dev.orderflow.platform.web.EventItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events that a search has found, the newest first.
 *
 * @param nextBefore the value of {@code before} with which the search goes on; null if the whole log was searched. There may be one although
 *     nothing was found: then there was no time to search all of it
 */
record EventSearchPage(List<EventItem> items, @Nullable Long nextBefore) {}
