package dev.orderflow.platform.web.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import jakarta.servlet.AsyncEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who is cut off, and what happens to a connection that ends. */
class SubscriberEndTest extends SubscriberSetUp {

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
}
