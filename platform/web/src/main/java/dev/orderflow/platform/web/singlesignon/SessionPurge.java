package dev.orderflow.platform.web.singlesignon;

import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import java.time.Duration;

/** Deletes the sessions that are over, on every node. Nobody can use them any more, so an hour more or less does not matter. */
final class SessionPurge extends ScheduledTask {

    private final SessionStore sessions;

    SessionPurge(SessionStore sessions) {
        // A stop need not wait: what is not purged by then is purged after the next start.
        super("session-purge", Duration.ofHours(1), Duration.ZERO);
        this.sessions = sessions;
    }

    @Override
    protected void run() {
        sessions.purge();
    }
}
