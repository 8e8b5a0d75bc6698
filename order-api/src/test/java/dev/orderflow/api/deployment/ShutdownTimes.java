package dev.orderflow.api.deployment;

import org.springframework.boot.convert.DurationStyle;

/** How long a node may take to stop. */
final class ShutdownTimes {

    /** In seconds; the default of {@code spring.lifecycle.timeout-per-shutdown-phase}. */
    private static final long RUNNING_REQUESTS = 30;

    private ShutdownTimes() {}

    static long total(String drainTime) {
        return DurationStyle.detectAndParse(drainTime).toSeconds() + RUNNING_REQUESTS;
    }
}
