package dev.orderflow.platform.eventstore.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.TestOrders;
import dev.orderflow.api.snapshot.OrderSnapshots;
import dev.orderflow.domain.CommandResult;
import dev.orderflow.domain.OrderRejected;
import dev.orderflow.domain.model.OrderId;
import java.util.List;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With a snapshot or without, of whatever kind it is: an order decides as its events say. */
@FullApplication
@ExtendWith(OutputCaptureExtension.class)
class SnapshotsIT {

    private static final int THRESHOLD = 100;

    /** Its last line was added: the order has two. */
    private static final int EVENTS = 2 * THRESHOLD;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore log;

    @Autowired
    private JdbcClient sql;

    private final OrderId order = TestOrders.newId();

    @Test
    void manyEventsAreReasonForASnapshot() {
        log.publish(TestOrders.history(order, EVENTS));

        refused();

        assertThat(awaitSnapshot()).isEqualTo(EVENTS - 1);
    }

    @Test
    void fewEventsAreNone() {
        OrderId longer = TestOrders.newId();
        log.publish(TestOrders.history(order, THRESHOLD - 1));
        log.publish(TestOrders.history(longer, EVENTS));

        refused();
        assertThatExceptionOfType(OrderRejected.class).isThrownBy(() -> commands.sendAndWait(TestOrders.ship(longer)));

        awaitSnapshotOf(longer); // which was asked for later, of a single thread
        assertThat(snapshots(order)).isEmpty();
    }

    @Test
    void theEventsAfterASnapshotCount() {
        log.publish(TestOrders.history(order, EVENTS));
        refused();
        awaitSnapshot();

        CommandResult added = commands.sendAndWait(TestOrders.addLine(order, "mug_3"));
        CommandResult confirmed = commands.sendAndWait(TestOrders.confirm(order));

        assertThat(added.version()).isEqualTo(EVENTS);
        assertThat(confirmed.version()).isEqualTo(EVENTS + 1);
        assertThat(snapshots(order)).containsExactly(EVENTS - 1L);
        assertThat(reasonOf(TestOrders.addLine(order, "more"))).isEqualTo("already-confirmed");
    }

    /** What a snapshot says is believed; how else would one know that it is read. */
    @Test
    void theEventsBeforeASnapshotAreNotRead() {
        log.publish(TestOrders.history(order, EVENTS));
        refused();
        awaitSnapshot();

        change("set state = jsonb_set(state, '{status}', '\"CANCELLED\"')");

        assertThat(reasonOf(TestOrders.ship(order))).isEqualTo("already-cancelled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set revision = '0', state = jsonb_set(state, '{status}', '\"CANCELLED\"')",
                "set state = jsonb_set(state, '{status}', '\"NO_SUCH_STATUS\"')",
                "set state = state - 'lines'",
                "set state = '[]'",
                "set state = 'null'",
                "set event_id = gen_random_uuid(), state = jsonb_set(state, '{status}', '\"CANCELLED\"')",
                "set sequence_number = sequence_number + 1",
                "set sequence_number = 1000000",
            })
    void aSnapshotOfAnotherRevisionOrALostEventOrOneThatIsBrokenIsPassedOverAndReplaced(String damage) {
        log.publish(TestOrders.history(order, EVENTS));
        refused();
        awaitSnapshot();
        change(damage);

        assertThat(reasonOf(TestOrders.ship(order))).isEqualTo("not-confirmed");

        Awaitility.await()
                .untilAsserted(() -> assertThat(sql.sql("""
                        select state ->> 'status' from event_store.snapshots
                        where aggregate_id = ? and revision = ? and sequence_number = (state -> 'version')::bigint
                            and state -> 'lines' is not null
                        """)
                                .param(order.toString())
                                .param(OrderSnapshots.REVISION)
                                .query(String.class)
                                .list())
                        .containsExactly("PLACED"));
    }

    @Test
    void aBrokenSnapshotIsSpokenOf(CapturedOutput output) {
        log.publish(TestOrders.history(order, EVENTS));
        refused();
        awaitSnapshot();
        change("set state = state - 'lines'");

        refused();

        assertThat(output).contains("The snapshot of Order " + order + " can't be read");
    }

    @Test
    void snapshotsMayBeDeletedAtAnyTime() {
        log.publish(TestOrders.history(order, EVENTS));
        refused();
        awaitSnapshot();

        sql.sql("truncate event_store.snapshots").update();

        CommandResult confirmed = commands.sendAndWait(TestOrders.confirm(order));
        assertThat(confirmed.version()).isEqualTo(EVENTS);
    }

    private void refused() {
        assertThat(reasonOf(TestOrders.ship(order))).isEqualTo("not-confirmed");
    }

    private String reasonOf(Object command) {
        return assertThatExceptionOfType(OrderRejected.class)
                .isThrownBy(() -> commands.sendAndWait(command))
                .actual()
                .reason()
                .code();
    }

    private void change(String how) {
        assertThat(sql.sql("update event_store.snapshots " + how + " where aggregate_id = ?")
                        .param(order.toString())
                        .update())
                .isEqualTo(1);
    }

    private long awaitSnapshot() {
        return awaitSnapshotOf(order);
    }

    private long awaitSnapshotOf(OrderId id) {
        return Awaitility.await()
                .until(() -> snapshots(id), versions -> !versions.isEmpty())
                .get(0);
    }

    private List<Long> snapshots(OrderId id) {
        return sql.sql("select sequence_number from event_store.snapshots where aggregate_id = ?")
                .param(id.toString())
                .query(Long.class)
                .list();
    }
}
