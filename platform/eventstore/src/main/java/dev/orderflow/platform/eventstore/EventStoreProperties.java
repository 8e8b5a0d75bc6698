package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.eventstore.notification.Linger;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may want to set about the log.
 *
 * @param readBatchSize How many events one query fetches, at most 1,000. They take less than a megabyte; Axon's 100 would spend a
 *     long stream on round trips. With more of them, the tail would take each read for its last, and rest after it.
 * @param readConnections The most connections of the pool from which the log is read in order, by its tail and by processors and
 *     live feeds that are behind. A read takes milliseconds, so a few connections are enough for many readers. With 0, the log is read
 *     through the application's pool, and then busy requests delay all processors.
 * @param groupWriters How many groups of events are appended at once, each on a connection of its own. The busier one writer is, the
 *     larger its groups: more writers would make more commits of smaller ones. With 0 each event is appended alone.
 * @param gapWait How long one read of the log waits at a gap before it returns nothing and its caller comes again. An append
 *     takes a millisecond or two, so this is rarely used up.
 * @param pollInterval How often the tail of the log looks for new events that no notification has announced.
 * @param recentEvents How many of the newest events stay in memory: some seconds at full rate. A processor that is further behind
 *     reads from the database.
 * @param lingerPerEvent How long the tail rests after a read, and a node after a notification, for each event that came with another. With
 *     fewer than 500 events a second, the rests become shorter by themselves, and with more they grow.
 * @param longestLinger The longest rest. With twenty reads a second, a read model commits twenty times a second, however many events
 *     there are; and a person does not notice 50 ms.
 * @param notification Notifications between the nodes.
 * @param command Commands that compete for one aggregate.
 * @param snapshot Snapshots of long aggregates.
 */
@ConfigurationProperties("orderflow.event-store")
public record EventStoreProperties(
        @DefaultValue("1000") int readBatchSize,
        @DefaultValue("4") int readConnections,
        @DefaultValue("1") int groupWriters,
        @DefaultValue("50ms") Duration gapWait,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("10000") int recentEvents,
        @DefaultValue("2ms") Duration lingerPerEvent,
        @DefaultValue("50ms") Duration longestLinger,
        @DefaultValue Notification notification,
        @DefaultValue Command command,
        @DefaultValue Snapshot snapshot) {

    public EventStoreProperties {
        int most = EventTable.MOST_ROWS - 1;
        if (readBatchSize < 1 || readBatchSize > most) {
            throw new IllegalArgumentException(
                    "orderflow.event-store.read-batch-size must be 1 to %s, but is %s".formatted(most, readBatchSize));
        }
    }

    Linger linger() {
        return new Linger(lingerPerEvent, longestLinger);
    }

    /**
     * Two connections beside the pool: one sends notifications, one receives them.
     *
     * @param minInterval Time between two notifications of one node. At full rate one notification stands for some ten
     *     appends, and other nodes wait at most this long.
     * @param checkInterval How long the receiving connection may be silent before it is checked, so that a broken one is
     *     replaced.
     * @param connectTimeout How long to wait for a new connection.
     * @param socketTimeout How long to wait for an answer; no statement on these connections takes long.
     */
    public record Notification(
            @DefaultValue("5ms") Duration minInterval,
            @DefaultValue("10s") Duration checkInterval,
            @DefaultValue("5s") Duration connectTimeout,
            @DefaultValue("5s") Duration socketTimeout) {}

    /**
     * Commands for one aggregate run one after the other.
     *
     * @param lockTimeout How long a command waits for the commands before it on this node. 3 s are some thousand commands on
     *     one aggregate; behind so many, a client should rather try again later.
     * @param retries How often a command is tried again after another node has changed its aggregate. Five retries take about
     *     300 ms; after that the client should know.
     */
    public record Command(
            @DefaultValue("3s") Duration lockTimeout,
            @DefaultValue("5") int retries) {}

    /**
     * Snapshots make the loading of long aggregates faster.
     *
     * @param threshold A new snapshot is taken after this many events since the last one: reading so many adds about as
     *     much time to a command as all the rest of it takes.
     */
    public record Snapshot(@DefaultValue("100") int threshold) {}
}
