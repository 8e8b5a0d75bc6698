package dev.orderflow.platform.web.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscriberTest {

    private final Queue<String> pending = new ArrayDeque<>();
    private final Connection connection = new Connection();
    private final AsyncContext context = mock();
    private final List<Subscriber> gone = new ArrayList<>();
    private final Subscriber subscriber = new Subscriber(context, connection, this::next, gone::add);

    @Test
    void theConnectionIsSeenToBeOpenAtOnce() {
        subscriber.onWritePossible();

        assertThat(connection.sent()).isEqualTo(":\n\n");
    }

    @Test
    void eventsAreSentInTheirOrder() {
        pending.addAll(List.of("a", "b"));
        subscriber.onWritePossible();
        pending.add("c");
        subscriber.moveOn();

        assertThat(connection.sent()).isEqualTo(":\n\nabc");
    }

    @Test
    void nothingIsSentBeforeTheServerIsReady() {
        pending.add("a");
        subscriber.moveOn();

        assertThat(connection.sent()).isEmpty();
    }

    @Test
    void nothingIsFetchedForAConnectionThatDoesNotTakeIt() {
        subscriber.onWritePossible();
        connection.capacity = 1;
        pending.addAll(List.of("a", "b", "c"));
        subscriber.moveOn();

        assertThat(pending).containsExactly("b", "c");
    }

    @Test
    void aConnectionThatTakesAgainGoesOnWhereItWas() {
        subscriber.onWritePossible();
        connection.capacity = 1;
        pending.addAll(List.of("a", "b", "c"));
        subscriber.moveOn();
        connection.capacity = 100;
        subscriber.onWritePossible();

        assertThat(connection.sent()).isEqualTo(":\n\nabc");
    }

    @Test
    void aSilentStreamShowsThatItLives() {
        subscriber.onWritePossible();
        subscriber.tick();

        assertThat(connection.sent()).isEqualTo(":\n\n:\n\n");
    }

    @Test
    void aSlowClientThatTakesSomethingBetweenTheTicksIsKept() {
        subscriber.onWritePossible();
        pending.addAll(List.of("a", "b", "c"));
        for (int tick = 0; tick < 3; tick++) {
            connection.capacity = 1;
            subscriber.onWritePossible();
            subscriber.tick();
        }

        verify(context, never()).complete();
    }

    @Test
    void aClientThatHasTakenNothingSinceTheLastTickIsCutOff() {
        subscriber.onWritePossible();
        connection.capacity = 0;
        pending.add("a");
        subscriber.tick();
        verify(context, never()).complete();
        subscriber.tick();

        verify(context).complete();
        assertThat(gone).containsExactly(subscriber);
    }

    @Test
    void aClientThatFallsBehindTheTailIsCutOff() {
        Subscriber slow = new Subscriber(
                context,
                connection,
                () -> {
                    throw new SlowSubscriber();
                },
                gone::add);
        slow.onWritePossible();

        verify(context).complete();
        assertThat(gone).containsExactly(slow);
    }

    @Test
    void whoIsCutOffIsSentNothingMore() {
        subscriber.onWritePossible();
        subscriber.cut();
        pending.add("a");
        subscriber.moveOn();
        subscriber.cut();

        assertThat(connection.sent()).isEqualTo(":\n\n");
        verify(context).complete();
    }

    /** The container reuses what belonged to the connection, and would end the stream that has it now. */
    @Test
    void aConnectionThatTheContainerHasEndedIsNotTouched() {
        subscriber.onWritePossible();
        new ConnectionEndListener(subscriber::ended).onComplete(new AsyncEvent(context));
        pending.add("a");
        subscriber.moveOn();
        subscriber.cut();

        assertThat(connection.sent()).isEqualTo(":\n\n");
        verify(context, never()).complete();
        assertThat(gone).containsExactly(subscriber);
    }

    /** The thread that serves all streams may be writing to one while the container ends it. */
    @Test
    void theContainerWaitsForAWriteThatIsUnderWay() throws InterruptedException {
        connection.mayGoOn = new CompletableFuture<>();
        Thread writer = new Thread(subscriber::onWritePossible);
        writer.start();
        connection.isWriting.await();
        Thread container = new Thread(subscriber::ended);
        container.start();
        await().until(() -> container.getState() == Thread.State.BLOCKED);

        connection.mayGoOn.complete(null);
        container.join();
        writer.join();

        assertThat(connection.sent()).isEqualTo(":\n\n");
        assertThat(gone).containsExactly(subscriber);
    }

    @Test
    void aConnectionThatBreaksOffIsLeftToTheContainer() {
        subscriber.onWritePossible();
        connection.isBroken = true;
        pending.add("a");
        subscriber.moveOn();

        verify(context, never()).complete();
        assertThat(gone).containsExactly(subscriber);
    }

    @Test
    void aClientThatWasSlowForAMomentOnlyIsKept() {
        subscriber.onWritePossible();
        connection.capacity = 0;
        subscriber.moveOn();
        connection.capacity = 100;
        subscriber.moveOn();
        subscriber.tick();
        subscriber.tick();

        verify(context, never()).complete();
        assertThat(connection.sent()).isEqualTo(":\n\n:\n\n:\n\n");
    }

    private byte @Nullable [] next() {
        String next = pending.poll();
        return next == null ? null : next.getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes so many writes, and is not ready for more. */
    private static final class Connection extends ServletOutputStream {

        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private int capacity = 100;
        private final CountDownLatch isWriting = new CountDownLatch(1);
        private volatile CompletableFuture<Void> mayGoOn = CompletableFuture.completedFuture(null);
        private boolean isBroken;

        String sent() {
            return sent.toString(StandardCharsets.US_ASCII);
        }

        @Override
        public boolean isReady() {
            return capacity > 0;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (isBroken) {
                throw new IOException("Broken pipe");
            }
            isWriting.countDown();
            mayGoOn.join();
            capacity--;
            sent.writeBytes(bytes);
        }

        @Override
        public void write(int one) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
