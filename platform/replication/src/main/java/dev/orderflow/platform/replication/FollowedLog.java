package dev.orderflow.platform.replication;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far this database has followed the log. All of its nodes say the same, whichever follows.
 *
 * @param position of its last event
 * @param node that follows, or has followed last; null before the first time
 * @param behind records of the topic that were not here when the node looked; null if it never has
 * @param head position of the log's last event, when its publisher has said so last
 * @param secondsBehind since when something is missing here, or nobody knows
 * @param secondsSilent since the broker's last answer
 * @param secondsUnheard since the last heartbeat of the publisher; 0 as long as a later one may be in what is missing of the topic; null before
 *     the first one
 * @param stopped why the log is not followed any further, or null
 */
record FollowedLog(
        long position,
        @Nullable String node,
        @Nullable Long behind,
        long head,
        double secondsBehind,
        double secondsSilent,
        @Nullable Double secondsUnheard,
        @Nullable String stopped) {

    /** A node that follows asks the broker once a second, and another one needs some seconds to take over. */
    static final Duration SILENCE = Duration.ofSeconds(10);

    /** Three heartbeats. A publisher that is replaced by another node may miss two. */
    static final Duration UNHEARD = Heartbeats.INTERVAL.multipliedBy(3);

    private static final String READ = """
            select (select coalesce(max(position), 0) from event_store.events) as position, node, behind, head,
                greatest(0, extract(epoch from clock_timestamp() - in_step_at)) as seconds_behind,
                greatest(0, extract(epoch from clock_timestamp() - answered_at)) as seconds_silent,
                case when behind > 0 then 0
                    when heard_at is not null then greatest(0, extract(epoch from clock_timestamp() - heard_at)) end as seconds_unheard,
                fault as stopped
            from replication.progress
            """;

    static FollowedLog read(JdbcClient sql) {
        return sql.sql(READ).query(FollowedLog.class).single();
    }

    /** Why this database may be older than it seems, or null. */
    @Nullable
    String fault() {
        if (stopped != null) {
            return stopped;
        }
        if (secondsSilent > SILENCE.toSeconds()) {
            return "The broker has not answered for %s s, or does not have the topic, or another database has the same consumer group. What is read here may be older."
                    .formatted(Math.round(secondsSilent));
        }
        if (behind == null) {
            return "Nobody has followed the log yet, so nobody knows what is missing here.";
        }
        if (secondsUnheard == null) {
            return "Nobody who publishes the log has been heard yet.";
        }
        return secondsUnheard <= UNHEARD.toSeconds()
                ? null
                : "Nobody who publishes the log has been heard for %s s. What is read here may be older."
                        .formatted(Math.round(secondsUnheard));
    }

    /** How many events are missing here, as far as anybody knows. Of those that are not published only their positions are known. */
    long lag() {
        return Math.max(behind == null ? 0 : behind, head - position);
    }
}
