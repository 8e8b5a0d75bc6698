package dev.orderflow.demo.levers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes all live read models wait for a moment, so that a person sees them follow the log. It ends by itself: whoever may look may switch it
 * on, and nobody has to switch it off.
 */
class SlowMotion {

    /** Long enough to see a row come after its event, and too short for anybody to think that it does not come. */
    static final int MILLIS = 2_000;

    /** Time to choose a command, to send it, and to watch. */
    static final Duration LASTS = Duration.ofSeconds(30);

    private final InstantSource clock;
    private volatile Instant end = Instant.MIN;

    SlowMotion(InstantSource clock) {
        this.clock = clock;
    }

    void begin() {
        end = clock.instant().plus(LASTS);
    }

    void end() {
        end = Instant.MIN;
    }

    /** How long each batch waits now. */
    int millis() {
        return clock.instant().isBefore(end) ? MILLIS : 0;
    }
}
