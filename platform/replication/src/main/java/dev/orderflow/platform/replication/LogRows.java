package dev.orderflow.platform.replication;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads rows of the log as text. Below a position that a processor has been given, no row can be added any more. */
final class LogRows {

    private static final String BETWEEN = """
            select position,
                coalesce(
                    lag(position) over (order by position),
                    (select max(position) from event_store.events where position < :first),
                    0) as previous,
                event_id::text, aggregate_type, aggregate_id, sequence_number, type, revision, timestamp::text,
                causation_id::text, metadata::text, payload::text
            from event_store.events where position between :first and :last order by position
            """;

    private static final String HEARTBEAT = """
            select coalesce((select max(position) from event_store.events where position <= :handled), 0) as published,
                coalesce((select max(position) from event_store.events), 0) as head
            """;

    private final JdbcClient sql;

    LogRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<LogRecord> between(long first, long last) {
        return sql.sql(BETWEEN)
                .param("first", first)
                .param("last", last)
                .query(LogRecord.class)
                .list();
    }

    /** @param handled where the publisher's token is, which need not be the position of an event */
    Heartbeat heartbeat(long handled) {
        return sql.sql(HEARTBEAT)
                .param("handled", handled)
                .query(Heartbeat.class)
                .single();
    }
}
