package dev.orderflow.platform.eventstore.notification;

import java.util.Arrays;
import java.util.Optional;

/** What there may be something new of. */
public enum NotificationChannel {

    /** The log has grown. */
    EVENTS("orderflow_events"),

    /** Rows of a read model have changed. */
    READ_MODELS("orderflow_read_models"),

    /** A processor is to do something else than so far. */
    PROCESSORS("orderflow_processors");

    /** As PostgreSQL knows it. */
    final String sqlName;

    NotificationChannel(String sqlName) {
        this.sqlName = sqlName;
    }

    static Optional<NotificationChannel> of(String sqlName) {
        return Arrays.stream(values())
                .filter(channel -> channel.sqlName.equals(sqlName))
                .findFirst();
    }
}
