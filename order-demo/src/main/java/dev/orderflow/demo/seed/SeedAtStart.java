package dev.orderflow.demo.seed;

import dev.orderflow.platform.role.NodeRole;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Runs the seed in the background, from the moment the application is ready until it begins to stop. */
final class SeedAtStart {

    /** A command takes milliseconds. If it takes longer, the database is gone, and waiting would not help. */
    private static final Duration LAST_COMMAND = Duration.ofSeconds(3);

    private final Seeding seeding;
    private final NodeRole role;
    private @Nullable Thread thread;

    SeedAtStart(Seeding seeding, NodeRole role) {
        this.seeding = seeding;
        this.role = role;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (seeding.tally().wanted() == 0 || !role.takesCommands()) {
            return;
        }
        thread = new Thread(seeding, "seed");
        thread.setDaemon(true);
        thread.start();
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void stop() throws InterruptedException {
        seeding.stop();
        if (thread != null) {
            thread.join(LAST_COMMAND.toMillis());
        }
    }
}
