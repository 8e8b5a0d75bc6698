package dev.orderflow.platform.web.limits;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.problem.ProblemWriter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request at once if as many of its kind are being worked on as the limit allows. A refusal takes no time, so whatever comes
 * behind it is answered soon. See docs/decisions/0030-limits-for-each-kind-of-request.md.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 2) // within the correlation id, before credentials are checked
final class RequestLimits extends OncePerRequestFilter implements MeterBinder {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final RequestKinds kinds;
    private final ProblemWriter problems;
    private final Map<RequestKind, Semaphore> free = new EnumMap<>(RequestKind.class);
    private final Map<RequestKind, LongAdder> refused = new EnumMap<>(RequestKind.class);

    RequestLimits(RequestKinds kinds, Map<RequestKind, Integer> most, ProblemWriter problems) {
        this.kinds = kinds;
        this.problems = problems;
        most.forEach((kind, permits) -> {
            free.put(kind, new Semaphore(permits));
            refused.put(kind, new LongAdder());
        });
    }

    /** A request that waits without a thread, such as a live stream, gives its permit back. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RequestKind kind = kinds.of(request);
        Semaphore permits = Objects.requireNonNull(free.get(kind));
        if (!permits.tryAcquire()) {
            Objects.requireNonNull(refused.get(kind)).increment();
            // Not thrown, because it would be logged. A line for each refused request of a flood costs more than the
            // refusal.
            problems.write(request, response, overloaded(kind));
            return;
        }
        kind.mark(request);
        try {
            chain.doFilter(request, response);
        } finally {
            permits.release();
        }
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        refused.forEach((kind, count) -> FunctionCounter.builder("orderflow.requests.refused", count, LongAdder::sum)
                .description("Requests that were refused because too many of their kind were being worked on")
                .tag("kind", kind.tag())
                .register(meters));
        free.forEach((kind, permits) -> Gauge.builder("orderflow.requests.free", permits, Semaphore::availablePermits)
                .description("How many more requests of a kind can be worked on at once")
                .tag("kind", kind.tag())
                .register(meters));
    }

    private static Problem overloaded(RequestKind kind) {
        return new Problem(
                        ProblemType.OVERLOADED,
                        "This node works on as many requests of this kind (" + kind.tag()
                                + ") as it can. Nothing was written. Try again later.")
                .retryAfter(RETRY_AFTER);
    }
}
