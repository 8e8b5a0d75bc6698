package dev.orderflow.demo.seed;

import java.time.Duration;
import java.util.Locale;

/**
 * The progress of a run, in orders and events.
 *
 * @param wanted orders in total
 * @param done orders that need no more work
 * @param seeded orders to which this run has added events
 * @param left orders that were left because others have changed them
 * @param events that this run has added
 */
record Tally(int wanted, int done, int seeded, int left, int events) {

    private static final int WIDTH = 16;

    static Tally of(int wanted) {
        return new Tally(wanted, 0, 0, 0, 0);
    }

    Tally plus(Completion order) {
        return new Tally(
                wanted,
                done + 1,
                seeded + (order.events() > 0 ? 1 : 0),
                left + (order.left() ? 1 : 0),
                events + order.events());
    }

    /**
     * One line, narrow enough for a terminal of 80 columns.
     *
     * @param before the progress some seconds ago, because the recent rate predicts the rest best
     */
    String progress(Tally before, Duration since) {
        int filled = (int) (WIDTH * (long) done / wanted);
        int lately = seeded - before.seeded;
        return "Seeding [%s%s] %s %%, %s, %s left"
                .formatted(
                        "#".repeat(filled),
                        "-".repeat(WIDTH - filled),
                        100L * done / wanted,
                        rates(lately, events - before.events, since),
                        timeLeft(lately, since));
    }

    String summary(Duration elapsed) {
        String summary = String.format(
                Locale.ROOT,
                "%,d of %,d orders are there, %,d of them by this run: %,d events in %.1f s, %s",
                done,
                wanted,
                seeded,
                events,
                seconds(elapsed),
                rates(seeded, events, elapsed));
        return left == 0 ? summary : summary + "; left as others have changed them: " + left;
    }

    private static String rates(int orders, int events, Duration time) {
        return String.format(
                Locale.ROOT, "%,.0f orders/s, %,.0f events/s", orders / seconds(time), events / seconds(time));
    }

    /** Only orders that needed work count: the others take almost no time. */
    private String timeLeft(int lately, Duration since) {
        if (lately == 0) {
            return "?";
        }
        long seconds = Math.round((wanted - done) * seconds(since) / lately);
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    private static double seconds(Duration time) {
        return Math.max(1, time.toMillis()) / 1000.0;
    }
}
