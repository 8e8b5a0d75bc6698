package dev.orderflow.platform.eventstore.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

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

    private static final class Unreachable extends AbstractDataSource {

        private final List<Long> tries = new CopyOnWriteArrayList<>();

        @Override
        public Connection getConnection() throws SQLException {
            tries.add(System.nanoTime());
            throw new SQLException("nobody there");
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }

        Duration pause(int after) {
            return Duration.ofNanos(tries.get(after) - tries.get(after - 1));
        }
    }
}
