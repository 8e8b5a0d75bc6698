package dev.orderflow.platform.web.sse;

import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.web.WebProperties;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * All clients that are connected to this node for a live stream. One thread serves all of them, since none of them can block.
 * See docs/decisions/0017-live-feeds-pull.md.
 */
public final class Subscribers implements SmartLifecycle, MeterBinder {

    /** How long a stream may outlive its token or its session. To check a thousand of them takes less than a millisecond. */
    private static final Duration CREDENTIALS_INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);

    private final int most;
    private final Duration commentInterval;
    private final StreamCallers callers;
    private final Map<Subscriber, StreamCaller> connected = new ConcurrentHashMap<>();
    private final AtomicBoolean isMoving = new AtomicBoolean();
    private volatile ScheduledExecutorService thread = newThreads(1, "live-streams-");

    /** Two, because to look accounts up may take long, and tokens and sessions should not wait for that. */
    private volatile ScheduledExecutorService checks = newThreads(2, "live-streams-credentials-");

    private volatile boolean isRunning;

    /** Not the same: the server serves a moment before this starts. */
    private volatile boolean isStopped;

    public Subscribers(WebProperties.LiveStreams properties, StreamCallers callers) {
        this.most = properties.mostSubscribers();
        this.commentInterval = properties.commentInterval();
        this.callers = callers;
    }

    /** Keeps the connection of the request open, and sends the frames of the source to it, until its caller's credentials end. */
    public void add(HttpServletRequest request, HttpServletResponse response, FrameSource source) throws IOException {
        if (connected.size() >= most) {
            throw overloaded("This node serves as many streams as it can.");
        }
        if (isStopped) {
            throw overloaded("This node is about to stop.");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // A proxy that buffers would delay the stream.
        response.setHeader("X-Accel-Buffering", "no");
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return;
        }
        StreamCaller caller = callers.of(request);
        AsyncContext connection = request.startAsync(request, response);
        connection.setTimeout(0); // It ends when the client closes it.
        String tenant = TenantContext.current();
        FrameSource own = () -> TenantContext.call(tenant, source::next);
        Subscriber subscriber = new Subscriber(connection, response.getOutputStream(), own, connected::remove);
        connection.addListener(new ConnectionEndListener(subscriber::ended));
        connected.put(subscriber, caller);
        response.getOutputStream().setWriteListener(subscriber);
        if (isStopped) { // stopped meanwhile, perhaps without this one
            subscriber.cut();
        }
    }

    private Problem overloaded(String detail) {
        return new Problem(ProblemType.OVERLOADED, detail).retryAfter(commentInterval);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("orderflow.live.subscribers", connected, Map::size)
                .description("Clients that are connected to this node for a live stream")
                .register(meters);
    }

    /** Called when there may be new frames. Returns at once; a call during a round starts another round. */
    public void moveOn() {
        if (isRunning && isMoving.compareAndSet(false, true)) {
            thread.execute(() -> {
                isMoving.set(false);
                List<Subscriber> served = List.copyOf(connected.keySet());
                StreamRound.run(() -> served.forEach(Subscriber::moveOn));
            });
        }
    }

    @Override
    public void start() {
        thread = newThreads(1, "live-streams-");
        checks = newThreads(2, "live-streams-credentials-");
        repeat(thread, commentInterval, () -> connected.keySet().forEach(Subscriber::tick));
        repeat(checks, CREDENTIALS_INTERVAL, () -> cutUnless(StreamCaller::hasCredentials));
        repeat(checks, commentInterval, () -> cutUnless(StreamCaller::hasAccount));
        isStopped = false;
        isRunning = true;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ticks and checks catch all that they can meet
    private static void repeat(ScheduledExecutorService threads, Duration interval, Runnable round) {
        threads.scheduleWithFixedDelay(round, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cutUnless(Function<StreamCaller, BooleanSupplier> check) {
        connected.forEach((subscriber, caller) -> {
            if (!holds(check.apply(caller))) {
                subscriber.cut();
            }
        });
    }

    /** A check that fails must not end the checks of the others. Its client comes back and is told why. */
    private static boolean holds(BooleanSupplier check) {
        try {
            return check.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.debug("The credentials of a stream can't be checked", e);
            return false;
        }
    }

    /**
     * Stops first, because the server waits for open requests before it stops, and accepts new ones until then. Clients resume, maybe
     * on another node.
     */
    @Override
    public void stop() {
        isRunning = false;
        isStopped = true;
        thread.shutdownNow();
        checks.shutdownNow();
        connected.keySet().forEach(Subscriber::cut);
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private static ScheduledExecutorService newThreads(int count, String name) {
        return Executors.newScheduledThreadPool(count, new CustomizableThreadFactory(name));
    }
}
