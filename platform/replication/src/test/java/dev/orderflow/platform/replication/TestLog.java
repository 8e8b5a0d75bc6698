package dev.orderflow.platform.replication;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log in a database of its own. */
final class TestLog {

    /** What a conversion on the way would change: digits that no binary fraction has, a long number, signs outside of the first plane. */
    static final String EXOTIC = """
            {"a": 1.10, "b": 12345678901234567890.000000001, "c": 1e30, "😀": "İı\\n\\"\\u2028", "d": {"z": null, "e": []}}
            """;

    private final DataSource database;
    private final JdbcClient sql;

    private TestLog(DataSource database) {
        this.database = database;
        this.sql = JdbcClient.create(database);
    }

    static TestLog ofItsOwn() {
        return migrated("event_store");
    }

    /** As that of a read node. */
    static TestLog copy() {
        return migrated("event_store", "replication");
    }

    private static TestLog migrated(String... schemas) {
        Database database = TestPostgres.newDatabase();
        for (String schema : schemas) {
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .schemas(schema)
                    .locations("classpath:db/" + schema)
                    .load()
                    .migrate();
        }
        return new TestLog(database.dataSource());
    }

    DataSource database() {
        return database;
    }

    JdbcClient sql() {
        return sql;
    }

    /** Returns its position. */
    long append(String thing) {
        return append(thing, "{}");
    }

    long append(String thing, String payload) {
        return sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, causation_id, payload, metadata)
                        select gen_random_uuid(), 'Thing', :thing, count(*), 'NobodyKnowsIt', '7', clock_timestamp(),
                            gen_random_uuid(), :payload::jsonb, '{"actor": "zoë"}'
                        from event_store.events where aggregate_id = :thing
                        returning position
                        """)
                .param("thing", thing)
                .param("payload", payload)
                .query(Long.class)
                .single();
    }

    /** An append that is rolled back takes a position with it. */
    void loseAPosition() {
        sql.sql("select nextval(pg_get_serial_sequence('event_store.events', 'position'))")
                .query(Long.class)
                .single();
    }

    List<LogRecord> records() {
        return new LogRows(sql).between(1, Long.MAX_VALUE);
    }

    List<Map<String, Object>> rows() {
        return sql.sql("select events::text from event_store.events order by position")
                .query()
                .listOfRows();
    }
}
