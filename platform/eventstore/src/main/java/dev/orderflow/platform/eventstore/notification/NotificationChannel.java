package dev.orderflow.platform.eventstore.notification;

import java.util.Arrays;
import java.util.Optional;

/** What a notification says has changed. */
public enum NotificationChannel {

    /** The log has grown. */
    EVENTS("orderflow_events"),

    /** Rows of a read model have changed. */
    READ_MODELS("orderflow_read_models"),

    /** What a processor is to do has changed. */
    PROCESSORS("orderflow_processors");

    /** The channel's name in PostgreSQL. */
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
