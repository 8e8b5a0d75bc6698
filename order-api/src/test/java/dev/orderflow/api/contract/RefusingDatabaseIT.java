package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.Scrape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database answers every statement with an error that is no fault of the statement. */
@FullApplication
class RefusingDatabaseIT extends OverHttp {

    @AfterEach
    void refuseNoMore() {
        sql.sql("drop function if exists event_store.refuse() cascade").update();
    }

    /** The disk is full, the transaction ids are used up, a file can't be read, a page or an index is damaged. */
    @ParameterizedTest
    @ValueSource(strings = {"53100", "54000", "58030", "XX001", "XX002"})
    void aCommandIsToldToComeBackAndTheFailureIsCounted(String state) {
        refuse("event_store.events", state);
        double before = failures(state);

        Answer answer = clerk().post(ORDERS, placement(newCustomer(), BOOK));

        assertUnavailable(answer);
        assertThat(answer.json().get("detail").stringValue()).startsWith("Nothing was written");
        assertThat(failures(state)).isEqualTo(before + 1);
    }

    /** A trigger of the log says so when an event would get a position that readers have passed. */
    @Test
    void aCommandThatTheLogIsNotReadyForIsToldToComeBack() {
        refuse("event_store.events", "55000");

        assertUnavailable(clerk().post(ORDERS, placement(newCustomer(), BOOK)));
    }

    @Test
    void aKeyIsFreeAgainAfterwards() {
        String[] key = {"Idempotency-Key", newCustomer()};
        String body = placement(newCustomer(), BOOK);
        refuse("event_store.events", "54000");
        assertUnavailable(clerk().post(ORDERS, body, key));

        refuseNoMore();

        Answer second = done(clerk().post(ORDERS, body, key));
        assertThat(second.header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void aCommandWhoseKeyCannotBeKeptIsToldToComeBack() {
        refuse("idempotency.keys", "54000");

        assertUnavailable(clerk().post(ORDERS, placement(newCustomer(), BOOK), "Idempotency-Key", newCustomer()));
    }

    @Test
    void anOperatorIsToldToComeBack() {
        refuse("read_model.replays", "54000");

        assertUnavailable(operator().command("/api/processors/order-list/replay"));
    }

    @Test
    void aQueryIsToldToComeBack() {
        Operator operator = new Operator(sql);
        placed();
        operator.awaitCaughtUp("order-list");
        operator.pause("order-list");
        sql.sql("alter table read_model.order_list rename to hidden").update();
        try {
            function("boolean", "54000");
            sql.sql("create view read_model.order_list as select * from read_model.hidden where event_store.refuse()")
                    .update();

            assertUnavailable(viewer().get(ORDERS));
        } finally {
            refuseNoMore();
            sql.sql("alter table read_model.hidden rename to order_list").update();
            operator.resume("order-list");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/events", "/events", "?version=0"})
    void aReaderOfTheLogIsToldToComeBack(String path) {
        String read = path.startsWith("/api") ? path : placed() + path;
        String role = sql.sql("select current_user").query(String.class).single();
        sql.sql("revoke select on event_store.events from " + role).update();
        try {
            assertUnavailable(viewer().get(read));
        } finally {
            sql.sql("grant select on event_store.events to " + role).update();
        }
    }

    private void refuse(String table, String state) {
        function("trigger", state);
        sql.sql("create trigger refuse before insert on %s execute function event_store.refuse()".formatted(table))
                .update();
    }

    private void function(String returns, String state) {
        sql.sql("""
                        create function event_store.refuse() returns %s language plpgsql as $$
                        begin
                            raise exception 'refused' using errcode = '%s';
                        end $$
                        """.formatted(returns, state)).update();
    }

    private double failures(String state) {
        return Scrape.of(operator().get("/actuator/prometheus"))
                .sum("orderflow_store_failures_total", "state=\"" + state + "\"");
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(answer.text()).doesNotContain("refuse", "SQL", "Exception");
    }
}
