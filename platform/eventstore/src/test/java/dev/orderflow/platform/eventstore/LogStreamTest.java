package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.database.OutsideTransaction;
import dev.orderflow.platform.eventstore.notification.Linger;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class LogStreamTest {

    private static final int RECENT = 10_000;

    /** More than the tail keeps. */
    private static final long HEAD = RECENT + 5_000;

    private final InMemoryLog log = new InMemoryLog();
    private final LogTail tail = new LogTail(
            log, new RecentEvents(RECENT), Duration.ofDays(1), new Linger(Duration.ZERO, Duration.ZERO), 1_000);
    private final EventSerializer serializer = new EventSerializer(AccountEvent.types());
    private final JsonbEventStorageEngine engine = new JsonbEventStorageEngine(
            JdbcEventStorageEngine.builder()
                    .connectionProvider(() -> {
                        throw new IllegalStateException("no database");
                    })
                    .transactionManager(NoTransactionManager.instance())
                    .eventSerializer(serializer)
                    .snapshotSerializer(serializer),
            log,
            new DriverManagerDataSource(),
            new OutsideTransaction(new DataSourceTransactionManager()),
            new GroupCommit(null, Duration.ZERO),
            new ConsistencyBoundaries(NullLockFactory.INSTANCE, JdbcClient.create(new DriverManagerDataSource())),
            1_000);

    @AfterEach
    void stop() {
        tail.stop();
    }

    @Test
    void itGoesOverFromTheDatabaseToTheTailWithoutLossOrRepeat() throws InterruptedException {
        log.head = HEAD;
        tail.start();
        LogStream stream = new LogStream(tail, engine, 0);

        for (long position = 1; position <= HEAD; position++) {
            assertThat(StoredEventData.positionOf(stream.nextAvailable().trackingToken()))
                    .isEqualTo(position);
        }
        assertThat(stream.hasNextAvailable()).isFalse();
    }

    @Test
    void itWaitsForTheTail() throws InterruptedException {
        tail.start();
        LogStream stream = new LogStream(tail, engine, 0);
        assertThat(stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();

        log.head = 1;
        tail.wake();

        assertThat(stream.hasNextAvailable(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void itFailsOnceTheLogHasGoneBack() throws InterruptedException {
        log.head = 2;
        tail.start();
        LogStream stream = new LogStream(tail, engine, 0);
        stream.nextAvailable();

        log.head = 1;
        tail.wake();
        Awaitility.await().until(() -> tail.rewinds() == 1);

        assertThatExceptionOfType(LogRewound.class).isThrownBy(stream::hasNextAvailable);
        assertThat(new LogStream(tail, engine, 1).hasNextAvailable()).isFalse();
    }

    /** The tail may not have noticed it yet. */
    @Test
    void itFailsAlsoWhenItReadsTheDatabaseBecauseItIsFarBehind() throws InterruptedException {
        log.head = HEAD;
        tail.start();
        LogStream stream = new LogStream(tail, engine, 0);
        for (int i = 0; i < tail.batchSize(); i++) {
            stream.nextAvailable();
        }

        log.course = "other";

        assertThatExceptionOfType(LogRewound.class).isThrownBy(stream::hasNextAvailable);
    }

    @Test
    void atAGapThatIsOlderThanTheTailItLooksButSeldom() throws InterruptedException {
        log.head = HEAD;
        tail.start();
        log.open = 3;
        LogStream stream = new LogStream(tail, engine, 2);
        int before = log.reads.get();
        long begin = System.nanoTime();

        assertThat(stream.hasNextAvailable(200, TimeUnit.MILLISECONDS)).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(log.reads.get() - before).isLessThanOrEqualTo(3);
    }

    @Test
    void aPayloadThatCannotBeReadFailsOnlyWhenItIsUsed() {
        StoredEvent damaged =
                new StoredEvent(1, "1", "Account", "1", 0, "MoneyWithdrawn", "1", Instant.EPOCH, "[", "{}");

        TrackedEventMessage<?> message =
                new LogEntry(damaged).read(engine).messages(engine).get(0);

        assertThatException().isThrownBy(message::getPayload);
    }
}
