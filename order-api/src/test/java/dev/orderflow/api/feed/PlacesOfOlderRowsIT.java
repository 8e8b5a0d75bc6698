package dev.orderflow.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of the list that were there before it was known where orders have changed last. */
class PlacesOfOlderRowsIT {

    private static final UUID ORDER = UUID.fromString("0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47");

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    @BeforeEach
    void aListOfThatTime() {
        migrate("event_store", "latest");
        migrate("read_model", "7?"); // or the last before it
        append(0);
        append(1);
        append(2);
        sql.sql("""
                        insert into read_model.order_list
                            (order_id, customer_id, status, version, total, currency, placed_at, updated_at)
                        values (?, 'customer-7', 'CONFIRMED', 1, 10, 'EUR', now(), now())
                        """).param(ORDER).update();
    }

    @Test
    void getThatOfTheLastEventThatTheyHaveSeen() {
        migrate("read_model", "latest");

        assertThat(sql.sql("select position from read_model.order_list")
                        .query(Long.class)
                        .single())
                .isEqualTo(sql.sql("select position from event_store.events where sequence_number = 1")
                        .query(Long.class)
                        .single());
    }

    @Test
    void aReplayThatWasUnderWayIsOver() {
        sql.sql("select read_model.begin_replay('order-list')").query(row -> {});

        migrate("read_model", "latest");

        assertThat(sql.sql("select failure from read_model.replays where finished_at is not null")
                        .query(String.class)
                        .single())
                .contains("another shape");
        sql.sql("select read_model.begin_replay('order-list')").query(row -> {});
    }

    private void migrate(String schema, String target) {
        Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .target(target)
                .load()
                .migrate();
    }

    private void append(long version) {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Order', ?, ?, 'OrderConfirmed', '1', clock_timestamp(), '{}', '{}')
                        """).param(ORDER.toString()).param(version).update();
    }
}
