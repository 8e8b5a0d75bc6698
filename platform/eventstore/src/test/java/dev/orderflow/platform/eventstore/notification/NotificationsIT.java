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
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Notifications between the nodes. */
class NotificationsIT {

    private static final Linger NO_REST = new Linger(Duration.ZERO, Duration.ZERO);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration CHECK = Duration.ofSeconds(10);

    private final DataSource database = TestPostgres.newDatabase().dataSource();
    private final JdbcClient sql = JdbcClient.create(database);
    private final Semaphore wakeUps = new Semaphore(0);
    private final NotificationListener listener = listener(database, wakeUps);

    /** Of another node, so that what it tells is heard, and nobody is woken directly. */
    private final Notifier notifier = new Notifier(database, new WakeUpRegistry(), PAUSE, NO_REST);

    @AfterEach
    void stop() {
        listener.stop();
        notifier.stop();
    }

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

    private static NotificationListener listener(DataSource database, Semaphore wakeUps) {
        return new NotificationListener(database, wakeUpsOn(NotificationChannel.EVENTS, wakeUps), CHECK);
    }

    private static WakeUpRegistry wakeUpsOn(NotificationChannel channel, Semaphore wakeUps) {
        WakeUpRegistry some = new WakeUpRegistry();
        some.on(channel, wakeUps::release);
        return some;
    }

    private void start() throws InterruptedException {
        listener.start();
        awaitWakeUp();
        notifier.start();
    }

    private void awaitWakeUp() throws InterruptedException {
        awaitPermit(wakeUps);
    }

    private static void awaitPermit(Semaphore wakeUps) throws InterruptedException {
        assertThat(wakeUps.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
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
