package dev.orderflow.platform.replication;

import java.util.Set;

/** What only read nodes report. */
public final class ReadNodeMeters {

    public static final Set<String> NAMES = Set.of(
            "orderflow_replication_behind_events",
            "orderflow_replication_behind_seconds",
            "orderflow_replication_following_here",
            "orderflow_replication_silent_seconds",
            "orderflow_replication_stopped",
            "orderflow_replication_unheard_seconds");

    private ReadNodeMeters() {}
}
