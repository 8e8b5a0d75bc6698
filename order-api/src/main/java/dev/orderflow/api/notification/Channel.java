package dev.orderflow.api.notification;

import java.util.Arrays;
import java.util.Optional;

/** What there may be something new of. */
public enum Channel {

    /** The log has grown. */
    EVENTS("orderflow_events"),

    /** Rows of a read model have changed. */
    READ_MODELS("orderflow_read_models"),

    /** A processor is to do something else than so far. */
    PROCESSORS("orderflow_processors");

    /** As PostgreSQL knows it. */
    final String sqlName;

    Channel(String sqlName) {
        this.sqlName = sqlName;
    }

    static Optional<Channel> of(String sqlName) {
        return Arrays.stream(values())
                .filter(channel -> channel.sqlName.equals(sqlName))
                .findFirst();
    }
}
