package dev.orderflow.platform.eventstore.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Neither the listener nor the notifier needs a connection that lasts. */
class LostConnectionsIT extends NotificationFixture {

    @Test
    void aListenerThatLosesItsConnectionComesBackAndWakesOnce() throws InterruptedException {
        start();

        terminate("listen");

        awaitWakeUp();
        notifier.signal(NotificationChannel.EVENTS);
        awaitWakeUp();
        assertThat(wakeUps.availablePermits()).isZero();
    }

    @Test
    void aChangeIsToldAlthoughTheNotifiersConnectionHasGone() throws InterruptedException {
        start();
        notifier.signal(NotificationChannel.EVENTS);
        awaitWakeUp();
        terminate("notify");

        notifier.signal(NotificationChannel.EVENTS);

        awaitWakeUp();
    }

    @Test
    void aListenerWithoutADatabaseTriesLessAndLessOften() {
        Unreachable unreachable = new Unreachable();
        NotificationListener lonely = listener(unreachable, wakeUps);
        lonely.start();
        Awaitility.await().until(() -> unreachable.tries.size() >= 4);
        lonely.stop();

        assertThat(unreachable.pause(1)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(unreachable.pause(2)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(unreachable.pause(3)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void bothCanBeStoppedAndStartedAgain() throws InterruptedException {
        start();
        notifier.signal(NotificationChannel.EVENTS);
        awaitWakeUp();

        listener.stop();
        notifier.stop();
        Awaitility.await().until(() -> sessions("listen") + sessions("notify") == 0);
        start();
        notifier.signal(NotificationChannel.EVENTS);

        awaitWakeUp();
    }

    private int sessions(String lastWord) {
        return sql.sql("select count(*) from pg_stat_activity where datname = current_database() and query like ?")
                .param(lastWord + " %")
                .query(Integer.class)
                .single();
    }

    private void terminate(String lastWord) {
        sql.sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and query like ?
                        """).param(lastWord + " %").query(Boolean.class).single();
    }
}
