package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.eventstore.LogTail;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
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
    void underLoadNothingIsLostThatIsStillInTheLog() throws InterruptedException {
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            ConfigurableApplicationContext node = i % 2 == 0 ? first : second;
            clients.execute(() -> {
                while (!isOver.get()) {
                    tryToPlace(node);
                }
            });
        }
        try {
            awaitHead(head() + 50);
            failover.happen(() -> {});
            awaitNoticed();
            awaitHead(head() + 50);
        } finally {
            isOver.set(true);
            clients.shutdown();
        }
        assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

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

    private void awaitHead(long position) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> head() >= position);
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

    private static void tryToPlace(ConfigurableApplicationContext node) {
        PlaceOrder placement = TestOrders.place(TestOrders.newId());
        try {
            node.getBean(CommandGateway.class).sendAndWait(placement);
        } catch (RuntimeException e) {
            // The database has gone, for a moment.
        }
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
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + first.getBean(Environment.class).getProperty("local.server.port") + path))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("viewer:viewer".getBytes(StandardCharsets.US_ASCII)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return LiveStream.of(request.build());
    }
}
