package dev.orderflow.platform.web.sse;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * All clients that are connected to this node for a live stream. One thread serves all of them, since none of them can block.
 * See docs/decisions/0017-live-feeds-pull.md.
 */
public final class Subscribers implements SmartLifecycle, MeterBinder {

    private final int most;
    private final Duration commentInterval;
    private final Set<Subscriber> connected = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isMoving = new AtomicBoolean();
    private volatile ScheduledExecutorService thread = newThread();
    private volatile boolean isRunning;

    /** Not the same: the server serves a moment before this starts. */
    private volatile boolean isStopped;

    public Subscribers(WebProperties.LiveStreams properties) {
        this.most = properties.mostSubscribers();
        this.commentInterval = properties.commentInterval();
    }

    /** Keeps the connection of the request open, and sends the frames of the source to it. */
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
        AsyncContext connection = request.startAsync(request, response);
        connection.setTimeout(0); // It ends when the client closes it.
        Subscriber subscriber = new Subscriber(connection, response.getOutputStream(), source, connected::remove);
        connection.addListener(new ConnectionEndListener(subscriber::ended));
        connected.add(subscriber);
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
        Gauge.builder("orderflow.live.subscribers", connected, Set::size)
                .description("Clients that are connected to this node for a live stream")
                .register(meters);
    }

    /** Called when there may be new frames. Returns at once; a call during a round starts another round. */
    public void moveOn() {
        if (isRunning && isMoving.compareAndSet(false, true)) {
            thread.execute(() -> {
                isMoving.set(false);
                connected.forEach(Subscriber::moveOn);
            });
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a tick catches all that it can meet
    public void start() {
        thread = newThread();
        long interval = commentInterval.toMillis();
        thread.scheduleAtFixedRate(
                () -> connected.forEach(Subscriber::tick), interval, interval, TimeUnit.MILLISECONDS);
        isStopped = false;
        isRunning = true;
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
        connected.forEach(Subscriber::cut);
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private static ScheduledExecutorService newThread() {
        return Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("live-streams-"));
    }
}
