package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * How many commands with a key may be under way at once. Unlike others they hold a connection while they wait for their order's
 * lock. If they held them all, whoever has the lock and needs a connection would wait for those who wait for him.
 */
final class Bulkhead {

    /** As long as the others wait for a connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Semaphore free;

    Bulkhead(int seats) {
        free = new Semaphore(seats, true);
    }

    /** Waits for a seat, and keeps it to the end of the work. */
    void take(UnitOfWork<?> work) throws InterruptedException {
        if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Problem(ProblemType.OVERLOADED, "Nothing was written. Try again later.")
                    .retryAfter(Duration.ofSeconds(1));
        }
        work.onCleanup(ended -> free.release());
    }
}
