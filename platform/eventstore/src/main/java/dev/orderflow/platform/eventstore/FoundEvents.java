package dev.orderflow.platform.eventstore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a search has found so far.
 *
 * @param events the newest first
 * @param nextBefore every event from this position on was looked at, and a search before it goes on; null at the start of the log
 */
public record FoundEvents(
        List<StoredEvent> events, @Nullable Long nextBefore) {}
