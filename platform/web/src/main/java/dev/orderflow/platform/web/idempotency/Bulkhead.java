package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Limits how many commands with a key run at once. Unlike other commands they hold a connection while they wait for their
 * aggregate's lock. If they held all connections, the owner of a lock would wait for one for ever.
 * See docs/decisions/0013-idempotency-keys.md.
 */
final class Bulkhead {

    private final Semaphore free;
    private final Duration timeout;

    Bulkhead(int permits, Duration timeout) {
        this.free = new Semaphore(permits, true);
        this.timeout = timeout;
    }

    /** Waits for a permit, and keeps it to the end of the work. */
    void enter(UnitOfWork<?> work) throws InterruptedException {
        if (!free.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Problem(ProblemType.OVERLOADED, "Nothing was written. Try again later.")
                    .retryAfter(Duration.ofSeconds(1));
        }
        work.onCleanup(ended -> free.release());
    }
}
