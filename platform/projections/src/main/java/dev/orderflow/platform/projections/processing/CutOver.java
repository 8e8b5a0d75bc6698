package dev.orderflow.platform.projections.processing;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.Generation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends replays. A new build that has caught up is compared with the live one, and both change places in one transaction. Any node
 * can do that.
 */
@Component
class CutOver {

    /** A build that is this close to the live one is worth holding that up for: it needs some 100 ms for the rest. */
    private static final long CLOSE = 1_000;

    /** For so long the live processor may be held up, waiting for the new build to come past it. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(3).toNanos();

    private static final long FIRST_PAUSE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Pause NO_PAUSE = new Pause(0, 0);

    private record Pause(long since, long nanos) {}

    private static final Logger LOG = LoggerFactory.getLogger(CutOver.class);

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();

    private final JdbcClient sql;
    private final SegmentClaims claims;
    private final TransactionTemplate transactions;
    private final Notifier notifier;

    CutOver(JdbcClient sql, SegmentClaims claims, TransactionTemplate transactions, Notifier notifier) {
        this.sql = sql;
        this.claims = claims;
        this.transactions = transactions;
        this.notifier = notifier;
    }

    /**
     * Ends the replay of a read model, if it is so far and no other node is at it. Whatever keeps it from that (a long query on
     * the table, for one) keeps it for a while, and each try holds up the live build: so the pause between tries doubles.
     */
    void tryTo(String readModel) {
        Pause pause = pauses.getOrDefault(readModel, NO_PAUSE);
        if (System.nanoTime() - pause.since() < pause.nanos()) {
            return;
        }
        try {
            finish(readModel);
            pauses.remove(readModel);
        } catch (RuntimeException e) {
            long next = Math.min(Math.max(2 * pause.nanos(), FIRST_PAUSE_NANOS), LONGEST_PAUSE_NANOS);
            pauses.put(readModel, new Pause(System.nanoTime(), next));
            LOG.warn(
                    "The replay of {} can't be ended yet; tried again in {} s",
                    readModel,
                    TimeUnit.NANOSECONDS.toSeconds(next),
                    e);
        }
    }

    private void finish(String readModel) {
        if (isClose(readModel) && Boolean.TRUE.equals(transactions.execute(transaction -> end(readModel)))) {
            notifier.signal(NotificationChannel.READ_MODELS);
            notifier.signal(NotificationChannel.PROCESSORS);
        }
    }

    private boolean end(String readModel) {
        boolean isMine = isMine(readModel);
        if (isMine) {
            awaitPassingTheLiveBuild(readModel);
            compareAndSwap(readModel);
        }
        return isMine;
    }

    /** A build that does not move is not worth holding up the live one for. */
    private boolean isClose(String readModel) {
        long live = claims.of(readModel).stream()
                .mapToLong(SegmentClaim::position)
                .max()
                .orElse(0);
        return live
                                - SegmentClaim.position(
                                        claims.of(Generation.rebuild(readModel).processor()))
                        <= CLOSE
                && !isFailing(readModel);
    }

    private boolean isFailing(String readModel) {
        return sql.sql(
                        "select exists (select from read_model.failures where processor = ? and at > now() - interval '5 s')")
                .param(Generation.rebuild(readModel).processor())
                .query(Boolean.class)
                .single();
    }

    /** Until the transaction ends. */
    private boolean isMine(String readModel) {
        return sql.sql("select id from read_model.replays where processor = ? and finished_at is null"
                        + " for update skip locked")
                .param(readModel)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    /** From now on the live build stands still, so that nobody who has read it will see its orders go back. */
    private void awaitPassingTheLiveBuild(String readModel) {
        long live = claims.lock(readModel).stream()
                .mapToLong(SegmentClaim::position)
                .max()
                .orElse(0);
        String rebuild = Generation.rebuild(readModel).processor();
        long begin = System.nanoTime();
        while (SegmentClaim.position(claims.of(rebuild)) < live) {
            if (System.nanoTime() - begin > PATIENCE_NANOS) {
                throw new IllegalStateException("Its new build did not come past the live one in time");
            }
            pause();
        }
        claims.lock(rebuild);
    }

    private void compareAndSwap(String readModel) {
        // Some seconds for a million orders.
        sql.sql("set local statement_timeout = '5min'").update();
        // For queries that are under way, because new ones queue up behind the change of the tables.
        sql.sql("set local lock_timeout = '500ms'").update();
        Comparison found = sql.sql("select reshaped, lost, differences from read_model.compare_builds(?)")
                .param(readModel)
                .query(Comparison.class)
                .single();
        String failure = found.failure();
        sql.sql("""
                        update read_model.replays set finished_at = now(), differences = ?, failure = ?
                        where processor = ? and finished_at is null
                        """).param(found.differences()).param(failure).param(readModel).update();
        if (failure == null) {
            sql.sql("select read_model.swap_builds(?)").param(readModel).query(row -> {});
            LOG.info("{} is rebuilt; {} orders came out differently", readModel, found.differences());
        } else {
            LOG.error("{} was rebuilt, but is not taken: {}", readModel, failure);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a new build caught up", e);
        }
    }

    private record Comparison(boolean reshaped, long lost, long differences) {

        @Nullable
        String failure() {
            if (reshaped) {
                return "Its tables have got another shape since it was asked for.";
            }
            return lost == 0 ? null : lost + " orders would be missing, or older than they are.";
        }
    }
}
