package dev.orderflow.platform.eventstore.notification;

import java.time.Duration;

/**
 * How long a reader that has found some events at once waits before it looks again, so that the next ones come together. An event that
 * comes alone makes nobody wait, so an idle system answers at once. See docs/decisions/0034-a-busy-reader-waits-for-more.md.
 *
 * @param perEvent for each event but the first
 * @param longest however many there were
 */
public record Linger(Duration perEvent, Duration longest) {

    public Duration after(long events) {
        Duration pause = perEvent.multipliedBy(Math.max(0, events - 1));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
