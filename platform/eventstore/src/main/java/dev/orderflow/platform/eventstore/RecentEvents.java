package dev.orderflow.platform.eventstore;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The newest events in memory, without a gap between the oldest and the newest of them. */
final class RecentEvents {

    /** Payloads and metadata together; some ten times what small events take. Without this limit large ones could fill the heap. */
    static final int MOST_CHARACTERS = 8_000_000;

    private final int capacity;
    private final NavigableMap<Long, LogEntry> entries = new TreeMap<>();
    private long characters;

    /** All events after this position are here. */
    private long floor = Long.MAX_VALUE;

    RecentEvents(int capacity) {
        this.capacity = capacity;
    }

    int capacity() {
        return capacity;
    }

    /** Forgets all events. */
    synchronized void beginAfter(long position) {
        entries.clear();
        characters = 0;
        floor = position;
    }

    synchronized void add(List<StoredEvent> events) {
        for (StoredEvent event : events) {
            entries.put(event.position(), new LogEntry(event));
            characters += size(event);
        }
        // The newest stays, however large it is: whoever follows the log closely must not lose it.
        while (entries.size() > capacity || (characters > MOST_CHARACTERS && entries.size() > 1)) {
            Map.Entry<Long, LogEntry> oldest = entries.pollFirstEntry();
            floor = oldest.getKey();
            characters -= size(oldest.getValue().event());
        }
    }

    /** The next events after a position; null if some of them are not here any more. */
    synchronized @Nullable List<LogEntry> after(long position, int limit) {
        return position < floor
                ? null
                : entries.tailMap(position, false).values().stream()
                        .limit(limit)
                        .toList();
    }

    private static int size(StoredEvent event) {
        return event.payload().length() + event.metadata().length();
    }
}
