package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.LiveStream;
import dev.orderflow.api.OneNode;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.eventstore.LogTail;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database loses its last events under running nodes. They notice it by themselves, each of them, and go on from what is left: the read
 * models are those of the log again, and clients of live streams come again.
 */
class LogRewoundIT {

    private static final Database DATABASE = TestPostgres.newDatabase();

    private static ConfigurableApplicationContext first;
    private static ConfigurableApplicationContext second;

    private final JdbcClient sql = JdbcClient.create(DATABASE.dataSource());
    private final Operator operator = new Operator(sql);
    private final AtomicInteger requests = new AtomicInteger();
    private LossyFailover failover;
    private int before;

    @BeforeAll
    static void twoNodes() {
        first = OneNode.start(DATABASE);
        second = OneNode.start(DATABASE);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @BeforeEach
    void aLogThatTheNodesHaveRead() throws SQLException {
        failover = new LossyFailover(DATABASE);
        place(10);
        awaitReadModels();
        failover.copy();
        before = rewinds(first);
        place(10);
        awaitReadModels();
    }

    @AfterEach
    void close() throws SQLException {
        failover.close();
    }

    @Test
    void nodesThatAreIdleNoticeItWithoutANewEvent() {
        failover.happen(() -> {});

        awaitNoticed();
        assertReadModelsAreThoseOfTheLog();

        place(5);
        assertReadModelsAreThoseOfTheLog();
    }

    /** From nodes that had not read any further, say. */
    @Test
    void alsoWhenOtherEventsHaveTakenTheLostPositions() {
        failover.happen(() -> othersPlace(15));

        awaitNoticed();
        assertReadModelsAreThoseOfTheLog();
    }

    @Test
    void underLoadNothingIsLostThatIsStillInTheLog() {
        try (Load load = new Load(4, path -> OneNode.uri(requests.getAndIncrement() % 2 == 0 ? first : second, path))) {
            load.awaitMore(50);
            failover.happen(() -> {});
            awaitNoticed();
            load.awaitMore(50);
        }

        assertReadModelsAreThoseOfTheLog();
    }

    @Test
    void liveStreamsEndAndAClientThatComesAgainGetsWhatIsNew() throws Exception {
        String lastId = Long.toString(head());
        try (LiveStream events = stream("/api/events/stream");
                LiveStream orders = stream("/api/orders/stream")) {
            failover.happen(() -> {});

            assertThat(events.hasEnded()).isTrue();
            assertThat(orders.hasEnded()).isTrue();
        }
        try (LiveStream events = streamAgain("/api/events/stream", lastId);
                LiveStream orders = streamAgain("/api/orders/stream", lastId)) {
            String order = place(1).get(0).toString();

            events.next(1, event -> event.get("aggregateId").stringValue().equals(order));
            orders.next(1, item -> item.get("orderId").stringValue().equals(order));
        }
    }

    private void awaitNoticed() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> rewinds(first) == before + 1 && rewinds(second) == before + 1);
    }

    private void assertReadModelsAreThoseOfTheLog() {
        awaitReadModels();
        Folds.assertNoDifferences(sql);
    }

    private void awaitReadModels() {
        ReadModels.names(sql).forEach(operator::awaitCaughtUp);
    }

    private long head() {
        return sql.sql("select max(position) from event_store.events")
                .query(Long.class)
                .single();
    }

    private static int rewinds(ConfigurableApplicationContext node) {
        return node.getBean(LogTail.class).rewinds();
    }

    private static List<OrderId> place(int orders) {
        return Stream.generate(TestOrders::newId)
                .limit(orders)
                .peek(order -> first.getBean(CommandGateway.class).sendAndWait(TestOrders.place(order)))
                .toList();
    }

    /** On the new primary, before the nodes reach it. */
    private void othersPlace(int orders) {
        for (int i = 0; i < orders; i++) {
            String order = TestOrders.newId().toString();
            failover.client().sql("""
                    insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                        type, revision, timestamp, payload, metadata)
                    select gen_random_uuid(), aggregate_type, :order, 0, type, revision, now(),
                        payload || jsonb_build_object('orderId', :order), metadata
                    from event_store.events where sequence_number = 0 order by position limit 1
                    """).param("order", order).update();
        }
    }

    /** While the node is still busy with what has happened it may answer 503, and its clients come again. */
    private static LiveStream streamAgain(String path, String lastId) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptionsMatching(AssertionError.class::isInstance)
                .until(() -> stream(path, "Last-Event-ID", lastId), Objects::nonNull);
    }

    private static LiveStream stream(String path, String... headers) {
        HttpRequest.Builder request = OneNode.request(first, "viewer", path);
        return LiveStream.of((headers.length == 0 ? request : request.headers(headers)).build());
    }
}
