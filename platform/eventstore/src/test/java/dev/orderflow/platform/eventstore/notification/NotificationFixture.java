package dev.orderflow.platform.eventstore.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A listener and a notifier on one database. */
abstract class NotificationFixture {

    static final Linger NO_REST = new Linger(Duration.ZERO, Duration.ZERO);
    static final Duration PAUSE = Duration.ofMillis(5);
    static final Duration CHECK = Duration.ofSeconds(10);

    final DataSource database = TestPostgres.newDatabase().dataSource();
    final JdbcClient sql = JdbcClient.create(database);
    final Semaphore wakeUps = new Semaphore(0);
    final NotificationListener listener = listener(database, wakeUps);

    /** Of another node, so that what it tells is heard, and nobody is woken directly. */
    final Notifier notifier = new Notifier(database, new WakeUpRegistry(), PAUSE, NO_REST);

    @AfterEach
    void stop() {
        listener.stop();
        notifier.stop();
    }

    static NotificationListener listener(DataSource database, Semaphore wakeUps) {
        return new NotificationListener(database, wakeUpsOn(NotificationChannel.EVENTS, wakeUps), CHECK);
    }

    static WakeUpRegistry wakeUpsOn(NotificationChannel channel, Semaphore wakeUps) {
        WakeUpRegistry some = new WakeUpRegistry();
        some.on(channel, wakeUps::release);
        return some;
    }

    void start() throws InterruptedException {
        listener.start();
        awaitWakeUp();
        notifier.start();
    }

    void awaitWakeUp() throws InterruptedException {
        awaitPermit(wakeUps);
    }

    static void awaitPermit(Semaphore wakeUps) throws InterruptedException {
        assertThat(wakeUps.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }

    static final class Unreachable extends AbstractDataSource {

        final List<Long> tries = new CopyOnWriteArrayList<>();

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
