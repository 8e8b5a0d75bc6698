package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.eventstore.notification.Linger;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An append that commits after a later one is seen by everybody who follows the log, once and in its place. */
@FullApplication
class LateCommitIT {

    /** Each of them waits at the gap for as long as a reader does. */
    private static final int LOOKS = 5;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore events;

    @Autowired
    private LogReader reader;

    @Autowired
    private LogTail tail;

    @Autowired
    private JdbcClient sql;

    private final DataSource database;
    private final OrderId second = TestOrders.newId();

    private TailFollower follower;

    @Autowired
    LateCommitIT(JdbcConnectionDetails details) {
        database = new DriverManagerDataSource(
                details.getJdbcUrl(), String.valueOf(details.getUsername()), String.valueOf(details.getPassword()));
    }

    @BeforeEach
    void followFromTheHead() {
        long head = reader.head();
        Awaitility.await().until(() -> tail.position() >= head);
        follower = new TailFollower(tail);
    }

    @AfterEach
    void unfollow() {
        follower.close();
    }

    @Test
    void everybodySeesBothOnceTheEarlierFirst() throws SQLException, InterruptedException {
        long head = tail.position();
        BlockingStream<TrackedEventMessage<?>> stream = events.openStream(new LogToken(head, null));
        try (Append first = Append.begin(database)) {
            commands.sendAndWait(TestOrders.place(second));
            nobodyPasses(head);
            assertThat(stream.hasNextAvailable(100, TimeUnit.MILLISECONDS)).isFalse();

            first.commit();

            List<Long> both = List.of(first.position, positionOf(second));
            assertThat(both).isSorted();
            Awaitility.await().untilAsserted(() -> assertThat(follower.told()).containsExactlyElementsOf(both));
            assertThat(List.of(next(stream), next(stream))).isEqualTo(both);
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(positionsAfter(head)).isEqualTo(both);
            readModelsShow(first.order, second);
        } finally {
            stream.close();
        }
    }

    @Test
    void anAppendThatIsRolledBackHoldsNobodyUp() throws SQLException {
        long head = tail.position();
        try (Append first = Append.begin(database)) {
            commands.sendAndWait(TestOrders.place(second));
            nobodyPasses(head);

            first.rollback();

            Awaitility.await().untilAsserted(() -> assertThat(follower.told()).containsExactly(positionOf(second)));
            readModelsShow(second);
        }
    }

    /** The head of one who comes just now is before the append that is still running. */
    @Test
    void whoStartsAtTheHeadSeesBothToo() throws SQLException {
        LogTail otherNodes = new LogTail(
                new LogReader(database, Duration.ofMillis(50)),
                new RecentEvents(10_000),
                Duration.ofSeconds(1),
                new Linger(Duration.ZERO, Duration.ZERO),
                1_000);
        long before = tail.position();
        try (Append first = Append.begin(database)) {
            commands.sendAndWait(TestOrders.place(second));
            otherNodes.start();
            assertThat(otherNodes.position()).isLessThan(first.position);

            first.commit();

            Awaitility.await().until(() -> otherNodes.position() == positionOf(second));
            assertThat(TailFollower.positions(otherNodes.after(before, 10, 0)))
                    .containsExactly(first.position, positionOf(second));
        } finally {
            otherNodes.stop();
        }
    }

    @Test
    void aLongTransactionElsewhereHoldsNobodyUp() throws SQLException {
        JdbcClient.create(database).sql("create table notes (note text)").update();
        try (Connection elsewhere = database.getConnection();
                Statement note = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            note.execute("insert into notes values ('a long story')");
            Append.begin(database).rollback();

            commands.sendAndWait(TestOrders.place(second));

            readModelsShow(second);
        }
    }

    private void nobodyPasses(long head) {
        for (int look = 0; look < LOOKS; look++) {
            assertThat(reader.read(head, 10)).isEmpty();
        }
        assertThat(tail.position()).isEqualTo(head);
        assertThat(follower.told()).isEmpty();
        assertThat(shown("read_model.order_list", List.of(second.toString()))).isEmpty();
        assertThat(shown("read_model.order_details", List.of(second.toString())))
                .isEmpty();
    }

    private List<Long> positionsAfter(long position) {
        return reader.read(position, 10).stream().map(StoredEvent::position).toList();
    }

    private static long next(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        TrackedEventMessage<?> message = stream.nextAvailable();
        return StoredEventData.positionOf(message.trackingToken());
    }

    private long positionOf(OrderId order) {
        return sql.sql("select position from event_store.events where aggregate_id = ?")
                .param(order.toString())
                .query(Long.class)
                .single();
    }

    private void readModelsShow(OrderId... orders) {
        List<String> expected = Stream.of(orders).map(OrderId::toString).toList();
        for (String table : List.of("read_model.order_list", "read_model.order_details")) {
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(shown(table, expected)).containsExactlyInAnyOrderElementsOf(expected));
        }
    }

    private List<String> shown(String table, List<String> orders) {
        return sql.sql("select order_id::text from " + table + " where order_id::text in (:orders)")
                .param("orders", orders)
                .query(String.class)
                .list();
    }
}
