package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Folds;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import dev.orderflow.api.Scrape;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The sequence of positions is behind the log, as after a restore that has forgotten it: a fault of the database, and of no order. */
@FullApplication
@TestPropertySource(
        properties = "test.log=behind-its-sequence") // a database of its own: no other test can append to it
class LogInconsistentIT extends OverHttp {

    private static final String KEY = "Idempotency-Key";

    private static final String MEND = """
            select setval(pg_get_serial_sequence('event_store.events', 'position'), (select max(position) from event_store.events))
            """;

    private static final String COPY_OF_AN_EVENT = """
            insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                type, revision, timestamp, payload, metadata)
            select gen_random_uuid(), aggregate_type, '%1$s', 0, type, revision, now(),
                payload || jsonb_build_object('orderId', '%1$s'), metadata
            from event_store.events where sequence_number = 0 order by position limit 1
            """;

    @Autowired
    private DataSource database;

    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void mend() {
        sql.sql(MEND).query(Long.class).single();
        patiently().until(() -> stranger().get("/actuator/health").status() == 200);
        ReadModels.names(sql).forEach(new Operator(sql)::awaitCaughtUp);
        Folds.assertNoDifferences(sql);
    }

    @Test
    void aPlacementIsToldToComeBackAndItsKeyIsFree() {
        placed();
        placed();
        String placement = placement(newCustomer(), BOOK);
        setBackTo(1);

        assertUnavailable(clerk().post(ORDERS, placement, KEY, key));

        sql.sql(MEND).query(Long.class).single();
        Answer second = done(clerk().post(ORDERS, placement, KEY, key));
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEmpty();
    }

    /** Nothing may be accepted that no read model would show. */
    @Test
    void soIsOneThatWouldFillAGap() {
        placed();
        long gap = sql.sql("select nextval(pg_get_serial_sequence('event_store.events', 'position'))")
                .query(Long.class)
                .single();
        placed();
        setBackTo(gap);

        assertUnavailable(clerk().post(ORDERS, placement(newCustomer(), BOOK), KEY, key));
    }

    /** The other transaction has not ended, so its event is not there to be compared with. Only the key of positions shows it. */
    @Test
    void aPositionThatAnotherTransactionHasTakenIsNoConflictOfOrders() throws SQLException {
        placed();
        CompletableFuture<Answer> answer;
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(COPY_OF_AN_EVENT.formatted(UUID.randomUUID()));
            setBackTo(head() + 1);
            answer =
                    CompletableFuture.supplyAsync(() -> clerk().post(ORDERS, placement(newCustomer(), BOOK), KEY, key));
            patiently().until(this::isAnAppendWaiting);
            other.commit();
            other.setAutoCommit(true);
        }

        assertUnavailable(answer.join());
    }

    @Test
    void itIsNamedAndTheNodeStaysInServiceForQueries() {
        String order = placed();
        placed();
        setBackTo(1);

        patiently().until(() -> stranger().get("/actuator/health").status() == 503);

        String health = operator().get("/actuator/health/log").text();
        assertThat(health).contains("DOWN", "is behind the log: it gives 1 next, but the log ends at " + head());
        assertThat(Scrape.of(operator().get("/actuator/prometheus")).sum("orderflow_log_faults"))
                .isEqualTo(1);
        assertThat(stranger().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(viewer().get(order).status()).isEqualTo(200);
    }

    private void setBackTo(long next) {
        sql.sql("select setval(pg_get_serial_sequence('event_store.events', 'position'), ?, false)")
                .param(next)
                .query(Long.class)
                .single();
    }

    private long head() {
        return sql.sql("select max(position) from event_store.events")
                .query(Long.class)
                .single();
    }

    private boolean isAnAppendWaiting() {
        return sql.sql("""
                        select exists (select from pg_stat_activity
                            where datname = current_database() and wait_event = 'transactionid'
                                and query like '%insert into event_store.events%')
                        """).query(Boolean.class).single();
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(answer.json().get("detail").stringValue()).startsWith("Nothing was written");
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }
}
