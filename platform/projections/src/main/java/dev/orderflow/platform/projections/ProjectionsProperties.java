package dev.orderflow.platform.projections;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How projections are fed. All nodes of a database need the same values, except for the numbers of threads and connections.
 *
 * @param liveThreads Threads that handle batches of the live read models, in each node. A node of two cores can keep four busy.
 * @param sideEffectThreads Threads that handle batches of handlers with side effects, in each node. Such a batch may wait for another
 *     system, so it must not take a thread of a read model. With two, others go on while one waits.
 * @param replayThreads Threads that handle batches of replays, in each node. Fewer than live threads, so that a replay leaves time
 *     for requests.
 * @param segments How many segments a new processor begins with. Each has its own transactions, and those that move the same sums wait
 *     for each other, so one is the cheapest. The nodes then share the read models, and not the aggregates of one. Split and merge change
 *     the number later.
 * @param batchSize The most events that one transaction handles. Above 1,000 the fixed cost of a transaction no longer shows.
 * @param claimTimeout A node that has not renewed its claims for so long has lost its segments. It is five claim intervals, so that
 *     a long batch or a pause of the JVM costs nothing.
 * @param claimInterval How often an owner renews its claims, and a node with too few segments looks for free ones.
 * @param reconcileInterval How often a node reads what its processors should do, reports that it is alive, and tries to end
 *     replays. It also does so at once when it is notified.
 * @param failedBatchPause The longest pause before a failed batch is tried again. Shorter pauses fill the log with the same failure.
 * @param shutdownTimeout How long a node that shuts down waits for its running batches. A longer batch is rolled back, and
 *     another node handles it.
 * @param cutOverDistance A replay can be ended when its build is at most so many events behind the live one. It needs about 100 ms
 *     for 1,000 events, and the live build stands still meanwhile.
 * @param cutOverTimeout The longest time for which ending a replay may stop the live build. When it is over, the live build goes on,
 *     and the end of the replay is tried again later.
 * @param deadLetterLimit The most dead letters that a processor may have before it stops. A person has to look at each of them; so
 *     many are a fault that a replay repairs.
 * @param connections The most connections of the processors' own pool. By default, one for each thread that may need one. With 0,
 *     processors use the application's pool, and then requests and processors can take each other's connections.
 */
@ConfigurationProperties("orderflow.projections")
public record ProjectionsProperties(
        @DefaultValue("4") int liveThreads,
        @DefaultValue("2") int sideEffectThreads,
        @DefaultValue("2") int replayThreads,
        @DefaultValue("1") int segments,
        @DefaultValue("1000") int batchSize,
        @DefaultValue("5s") Duration claimTimeout,
        @DefaultValue("1s") Duration claimInterval,
        @DefaultValue("1s") Duration reconcileInterval,
        @DefaultValue("10s") Duration failedBatchPause,
        @DefaultValue("5s") Duration shutdownTimeout,
        @DefaultValue("1000") long cutOverDistance,
        @DefaultValue("3s") Duration cutOverTimeout,
        @DefaultValue("1000") int deadLetterLimit,
        @Nullable Integer connections) {}
