package dev.orderflow.api.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.testing.TestPostgres;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** What the nodes tell each other. */
class AppendNotificationsIT {

    private final DataSource database = TestPostgres.newDatabase().dataSource();
    private final JdbcClient sql = JdbcClient.create(database);
    private final Semaphore wakeUps = new Semaphore(0);
    private final AppendListener listener = new AppendListener(database, wakeUps::release);
    private final AppendNotifier notifier = new AppendNotifier(database);

    @AfterEach
    void stop() {
        listener.stop();
        notifier.stop();
    }

    @Test
    void aListenerWakesForWhatWasAppendedBeforeItCame() throws InterruptedException {
        listener.start();

        awaitWakeUp();
    }

    @Test
    void allNodesHearOfAnAppend() throws InterruptedException {
        start();
        Semaphore wakeUpsElsewhere = new Semaphore(0);
        AppendListener listenerElsewhere = new AppendListener(database, wakeUpsElsewhere::release);
        listenerElsewhere.start();
        awaitPermit(wakeUpsElsewhere);

        notifier.signal();

        awaitWakeUp();
        awaitPermit(wakeUpsElsewhere);
        listenerElsewhere.stop();
    }

    @Test
    void manyAppendsAtOnceAreToldByAFewNotifications() throws InterruptedException {
        start();

        IntStream.range(0, 10_000).forEach(append -> notifier.signal());

        awaitWakeUp();
        assertThat(wakeUps.availablePermits()).isLessThan(100);
    }

    @Test
    void aListenerThatLosesItsConnectionComesBackAndWakesOnce() throws InterruptedException {
        start();

        terminate("listen");

        awaitWakeUp();
        notifier.signal();
        awaitWakeUp();
        assertThat(wakeUps.availablePermits()).isZero();
    }

    @Test
    void anAppendIsToldAlthoughTheNotifiersConnectionHasGone() throws InterruptedException {
        start();
        notifier.signal();
        awaitWakeUp();
        terminate("notify");

        notifier.signal();

        awaitWakeUp();
    }

    @Test
    void aListenerWithoutADatabaseTriesLessAndLessOften() {
        Unreachable unreachable = new Unreachable();
        AppendListener lonely = new AppendListener(unreachable, wakeUps::release);
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
        notifier.signal();
        awaitWakeUp();

        listener.stop();
        notifier.stop();
        Awaitility.await().until(() -> sessions("listen") + sessions("notify") == 0);
        start();
        notifier.signal();

        awaitWakeUp();
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
