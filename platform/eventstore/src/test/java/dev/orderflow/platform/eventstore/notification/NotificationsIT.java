package dev.orderflow.platform.eventstore.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notifications between the nodes. */
class NotificationsIT extends NotificationFixture {

    @Test
    void aListenerWakesForWhatHappenedBeforeItCame() throws InterruptedException {
        listener.start();

        awaitWakeUp();
    }

    @Test
    void allNodesHearOfAChange() throws InterruptedException {
        start();
        Semaphore wakeUpsElsewhere = new Semaphore(0);
        NotificationListener listenerElsewhere = listener(database, wakeUpsElsewhere);
        listenerElsewhere.start();
        awaitPermit(wakeUpsElsewhere);

        notifier.signal(NotificationChannel.EVENTS);

        awaitWakeUp();
        awaitPermit(wakeUpsElsewhere);
        listenerElsewhere.stop();
    }

    @Test
    void manyChangesAtOnceAreToldByAFewNotifications() throws InterruptedException {
        start();

        IntStream.range(0, 10_000).forEach(change -> notifier.signal(NotificationChannel.EVENTS));

        awaitWakeUp();
        assertThat(wakeUps.availablePermits()).isLessThan(100);
    }

    @Test
    void whoWaitsForSomethingElseIsNotWoken() throws InterruptedException {
        start();
        Notifier here = new Notifier(database, wakeUpsOn(NotificationChannel.READ_MODELS, wakeUps), PAUSE, NO_REST);

        here.signal(NotificationChannel.PROCESSORS);
        notifier.signal(NotificationChannel.PROCESSORS);
        assertThat(wakeUps.availablePermits()).isZero();
        notifier.signal(NotificationChannel.EVENTS);

        awaitWakeUp();
        assertThat(wakeUps.availablePermits()).isZero();
    }

    @Test
    void theNodeItselfIsWokenAtOnceAndWithoutADatabase() {
        Notifier here =
                new Notifier(new Unreachable(), wakeUpsOn(NotificationChannel.READ_MODELS, wakeUps), PAUSE, NO_REST);

        here.signal(NotificationChannel.READ_MODELS);

        assertThat(wakeUps.availablePermits()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void everyChannelIsHeard(NotificationChannel channel) throws InterruptedException {
        Semaphore heard = new Semaphore(0);
        NotificationListener other = new NotificationListener(database, wakeUpsOn(channel, heard), CHECK);
        other.start();
        awaitPermit(heard);
        notifier.start();

        notifier.signal(channel);

        awaitPermit(heard);
        other.stop();
    }

    @Test
    void oneWhoCannotBeWokenDoesNotLetTheOthersSleep() {
        WakeUpRegistry some = new WakeUpRegistry();
        some.on(NotificationChannel.EVENTS, () -> {
            throw new IllegalStateException("gone");
        });
        some.on(NotificationChannel.EVENTS, wakeUps::release);

        new Notifier(new Unreachable(), some, PAUSE, NO_REST).signal(NotificationChannel.EVENTS);

        assertThat(wakeUps.availablePermits()).isOne();
    }
}
