package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Two transactions in lockstep. */
class ConcurrentBoundaryIT extends ConsistencyBoundaryFixture {

    @Test
    void whoeverEntersSecondSeesWhatTheFirstHasAppended() {
        cap();
        CountDownLatch isIn = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> run(() -> {
            boundaries.enter(branch);
            isIn.countDown();
            await(mayGoOn);
            log.publish(deposited("1"));
        }));
        await(isIn);
        CompletableFuture<Integer> seen = CompletableFuture.supplyAsync(() -> onAnotherNode(this::events));
        awaitSomebodyWaiting();

        mayGoOn.countDown();

        first.join();
        assertThat(seen.join()).isEqualTo(1);
    }

    @Test
    void nobodyEntersWhileAnEventThatHasSeenNoRuleIsOnItsWay() {
        CompletableFuture<Integer> seen = transaction.execute(status -> {
            run(() -> log.publish(deposited("1")));
            CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> onAnotherNode(this::events));
            awaitSomebodyWaiting();
            return other;
        });

        assertThat(seen.join()).isEqualTo(1);
    }

    @Test
    void anEventFromOutsideDoesNotWaitForThoseWhoAreIn() {
        run(() -> {
            boundaries.enter(branch);

            assertThat(failureOf(() -> run(() -> log.publish(deposited("1"))))).isInstanceOf(OutsideBoundary.class);
        });
    }

    @Test
    void whatIsEnteredIsLeftWithTheTransaction() {
        cap();
        run(() -> boundaries.enter(branch));

        assertThat(onAnotherNode(this::events)).isZero();
        assertThatExceptionOfType(OutsideBoundary.class).isThrownBy(() -> run(() -> log.publish(deposited("1"))));
    }
}
