package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What the functions for people show. That their fold is the aggregate's is for {@code OrderAgainstTheModelIT} to say. */
@FullApplication
class PeopleAtPsqlIT {

    private static final String OLD_LOG = """
            insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                type, revision, timestamp, payload, metadata)
            select gen_random_uuid(), 'Order', ?, number, type, revision, time::timestamptz,
                payload::jsonb, '{"actor": "clerk"}'
            from (values
                (0, 'OrderPlaced', '2', '2016-05-01 10:00Z', '{"customerId": "customer-7",
                    "lines": [{"sku": "mug", "quantity": 2, "unitPrice": {"amount": "8.00", "currency": "EUR"},
                        "lineTotal": {"amount": "16.00", "currency": "EUR"}}],
                    "total": {"amount": "16.00", "currency": "EUR"}}'),
                (1, 'OrderConfirmed', '1', '2016-05-01 12:00Z', '{}'),
                (2, 'OrderDispatched', '1', '2016-05-01 11:00Z', '{"carrier": "Post", "trackingNumber": "RR-1"}'),
                (3, 'OrderOfTomorrow', '1', '2016-05-02 10:00Z', '{"reason": "a reason for something else"}')
            ) as told (number, type, revision, time, payload)
            """;

    /** Such a log can't be written by commands; the functions have to show it all the same. */
    private static final String CANCELLED_LATER = """
            insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                type, revision, timestamp, payload, metadata)
            values (gen_random_uuid(), 'Order', ?, 4, 'OrderCancelled', '1', '2016-05-03 10:00Z',
                '{"reason": "ordered twice"}', '{"actor": "clerk"}')
            """;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcClient sql;

    private final OrderId order = TestOrders.newId();

    @Test
    void anOrdersStreamTellsWhatHappenedAndWhoDidIt() {
        commands.sendAndWait(TestOrders.place(order));
        commands.sendAndWait(new GenericCommandMessage<>(
                TestOrders.confirm(order), Map.of("actor", "clerk", "correlationId", "request-1")));

        assertThat(sql.sql("select version, type, actor, payload, correlation_id from event_store.stream(?) offset 1")
                        .param(order.value())
                        .query()
                        .listOfRows())
                .containsExactly(Map.of(
                        "version",
                        1L,
                        "type",
                        "OrderConfirmed",
                        "actor",
                        "clerk",
                        "payload",
                        "{}",
                        "correlation_id",
                        "request-1"));
    }

    @Test
    void theLogGoesOnAfterAPosition() {
        commands.sendAndWait(TestOrders.place(order));
        commands.sendAndWait(TestOrders.confirm(order));
        long placed = sql.sql("select min(position) from event_store.stream(?)")
                .param(order.value())
                .query(Long.class)
                .single();

        assertThat(sql.sql("select order_id || ' ' || type from event_store.log(?, 1)")
                        .param(placed - 1)
                        .query(String.class)
                        .list())
                .containsExactly(order + " OrderPlaced");
        assertThat(sql.sql("select position from event_store.log(?)")
                        .param(placed)
                        .query(Long.class)
                        .list())
                .isSorted()
                .first()
                .satisfies(position -> assertThat(position).isGreaterThan(placed));
    }

    @Test
    @Transactional // and rolled back: the processors of this context need not know what is told here
    void beforeItsPlacementThereIsNoOrder() {
        anOrderOfOldTimes();

        assertThat(asOf("2016-05-01 09:59:59.999999Z")).isEmpty();
    }

    @Test
    @Transactional
    void aMomentIncludesWhatHappenedThen() {
        anOrderOfOldTimes();

        assertThat(asOf("2016-05-01 10:00Z"))
                .singleElement()
                .satisfies(seen ->
                        assertThat(seen).containsEntry("status", "PLACED").containsEntry("version", 0L));
    }

    @Test
    @Transactional
    void nothingIsSeenBeforeWhatWentBeforeIt() {
        anOrderOfOldTimes();

        assertThat(asOf("2016-05-01 11:30Z"))
                .singleElement()
                .satisfies(seen -> assertThat(seen).containsEntry("status", "PLACED"));
        assertThat(asOf("2016-05-01 12:00Z"))
                .singleElement()
                .satisfies(seen ->
                        assertThat(seen).containsEntry("status", "SHIPPED").containsEntry("version", 2L));
    }

    @Test
    @Transactional
    void shapesAndNamesOfOldAreUnderstoodAndUnknownOnesPassedOver() {
        anOrderOfOldTimes();

        assertThat(asOf("2016-06-01Z"))
                .singleElement()
                .satisfies(
                        seen -> assertThat(seen)
                                .containsEntry("status", "SHIPPED")
                                .containsEntry("version", 3L)
                                .containsEntry("tracking_number", "RR-1")
                                .containsEntry(
                                        "lines",
                                        "[{\"sku\": \"mug\", \"quantity\": 2, \"unitPrice\": {\"amount\": \"8.00\", \"currency\": \"EUR\"}}]"));
    }

    @Test
    @Transactional
    void onlyACancellationHasACancellationReason() {
        anOrderOfOldTimes();
        assertThat(reasonOf()).isEmpty();

        sql.sql(CANCELLED_LATER).param(order.toString()).update();

        assertThat(reasonOf()).contains("ordered twice");
    }

    /** The functions are not versioned: a start brings them up to date. */
    @Test
    void aFunctionThatHasChangedIsReplaced(@Autowired JdbcConnectionDetails database) throws Exception {
        sql.sql(
                        "create or replace function event_store.log(after bigint default 0, at_most bigint default 100)"
                                + " returns table (\"position\" bigint, at timestamptz, order_id text, version bigint, type text,"
                                + " actor text, payload text) language sql stable as $$ select * from event_store.log(1) limit 0 $$")
                .update();
        sql.sql("update event_store.flyway_schema_history set checksum = 1 where script like 'R!_!_%' escape '!'")
                .update();

        Migrations.of("event_store", database).afterPropertiesSet();

        assertThat(sql.sql("select prosrc from pg_proc where oid = 'event_store.log'::regproc")
                        .query(String.class)
                        .single())
                .contains("from event_store.events");
    }

    private void anOrderOfOldTimes() {
        sql.sql(OLD_LOG).param(order.toString()).update();
    }

    private Optional<String> reasonOf() {
        return sql.sql("select cancellation_reason from event_store.order_as_of(?)")
                .param(order.value())
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    private List<Map<String, Object>> asOf(String moment) {
        return sql.sql(
                        "select status, version, lines::text, tracking_number from event_store.order_as_of(?, ?::timestamptz)")
                .param(order.value())
                .param(moment)
                .query()
                .listOfRows();
    }
}
