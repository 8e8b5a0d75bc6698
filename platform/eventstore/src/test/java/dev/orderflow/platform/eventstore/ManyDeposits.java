package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.testing.TestPostgres;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A log of many deposits, one a second, of which one in the middle is a withdrawal by another actor. The position of an event
 * is its number.
 */
final class ManyDeposits {

    static final int EVENTS = 60_000;
    static final int WITHDRAWAL = 12_345;
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private ManyDeposits() {}

    static DataSource newLog() {
        DataSource database = TestPostgres.newDatabase().dataSource();
        Flyway.configure()
                .dataSource(database)
                .schemas("event_store")
                .locations("classpath:db/event_store")
                .load()
                .migrate();
        JdbcClient sql = JdbcClient.create(database);
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                            timestamp, payload, metadata)
                        select gen_random_uuid(), 'Account', 'account-' || i / 10, i % 10,
                            case when i = :withdrawal then 'MoneyWithdrawn' else 'MoneyDeposited' end, '1',
                            timestamptz '2026-01-01Z' + i * interval '1 s',
                            jsonb_build_object('purpose', case when i = :withdrawal then '100% "Émile"_1' else 'savings' end),
                            jsonb_build_object(
                                'actor', case when i = :withdrawal then 'auditor' else 'teller' end,
                                'correlationId', 'request-' || i)
                        from generate_series(1, :events) as i
                        """).param("withdrawal", WITHDRAWAL).param("events", EVENTS).update();
        sql.sql("vacuum analyze event_store.events").update();
        // A vacuum leaves out the last part as long as it is not full.
        for (String index : List.of("events_by_time_type_actor", "events_by_correlation")) {
            sql.sql("select brin_summarize_new_values('event_store.' || ?)")
                    .param(index)
                    .query(Integer.class)
                    .single();
        }
        return database;
    }
}
