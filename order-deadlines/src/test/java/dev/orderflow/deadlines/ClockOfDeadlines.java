package dev.orderflow.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.axonframework.test.deadline.StubDeadlineManager;
import org.jspecify.annotations.Nullable;

/** Shows the time of Axon's deadline manager for tests, which stands still until a test moves it. */
final class ClockOfDeadlines extends Clock {

    private final StubDeadlineManager deadlines;

    ClockOfDeadlines(StubDeadlineManager deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(@Nullable ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return deadlines.getCurrentDateTime();
    }
}
