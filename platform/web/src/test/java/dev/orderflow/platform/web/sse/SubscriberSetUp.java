package dev.orderflow.platform.web.sse;

import static org.mockito.Mockito.mock;

import jakarta.servlet.AsyncContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One subscriber, and what is around it. */
abstract class SubscriberSetUp {

    final Queue<String> pending = new ArrayDeque<>();
    final TestConnection connection = new TestConnection();
    final AsyncContext context = mock();
    final List<Subscriber> gone = new ArrayList<>();
    final Subscriber subscriber = new Subscriber(context, connection, this::next, gone::add);

    private byte @Nullable [] next() {
        String next = pending.poll();
        return next == null ? null : next.getBytes(StandardCharsets.US_ASCII);
    }
}
