package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL plans a read of the log once, and not for each read. */
class ReadPlanIT extends LogFixture {

    /** More than the driver and PostgreSQL need to settle for one plan. */
    private static final int READS = 20;

    @BeforeEach
    void someEvents() {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        select gen_random_uuid(), 'Account', gen_random_uuid()::text, 0, 'Opened', '1', now(),
                            '{"owner": "somebody", "currency": "EUR"}', '{"actor": "somebody"}'
                        from generate_series(1, 20000)
                        """).update();
        sql.sql("vacuum analyze event_store.events").update();
    }

    @Test
    void forTheFewEventsAtTheEnd() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i < READS; i++) {
                assertThat(EventTable.read(connection, 19_990, 1_000)).hasSize(10);
            }
            assertThat(readsByAKeptPlan(connection)).isPositive();
        }
    }

    @Test
    void andForManyEventsAmongThem() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i < READS; i++) {
                assertThat(EventTable.read(connection, i, EventTable.MOST_ROWS)).hasSize(EventTable.MOST_ROWS);
            }
            assertThat(readsByAKeptPlan(connection)).isPositive();
        }
    }

    private static long readsByAKeptPlan(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select sum(generic_plans) from pg_prepared_statements where statement like '%most_rows%'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
