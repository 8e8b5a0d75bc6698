package dev.orderflow.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.web.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What becomes of events that a real table refuses, or that nobody can read. */
@FullApplication
@TestPropertySource(properties = "log=with-poison") // a database of its own: others compare theirs with its fold
class DeadLettersIT {

    private static final String LIST = "order-list";

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore log;

    @Autowired
    private ProcessorStatuses processors;

    @Autowired
    private DeadLetterOperations desk;

    @Autowired
    private JdbcClient sql;

    private final OrderId poisoned = TestOrders.newId();
    private final OrderId sound = TestOrders.newId();

    @AfterEach
    void mend() {
        sql.sql("delete from read_model.dead_letters where position < 0").update();
        sql.sql("alter table read_model.order_list drop constraint if exists no_frogs")
                .update();
    }

    @Test
    void theRefusedEventWaitsWithWhatFollowsItAndAllElseGoesOn() {
        refuse(poisoned, 1);
        confirmedAndShipped(poisoned);
        confirmedAndShipped(sound);

        operator().awaitCaughtUp(LIST);

        assertThat(version(LIST, sound)).isEqualTo(2);
        assertThat(version(LIST, poisoned)).isZero();
        assertThat(letters(LIST, poisoned))
                .extracting(DeadLetterItem::type, DeadLetterItem::aggregateId, DeadLetterItem::attempts)
                .containsExactly(
                        tuple("OrderConfirmed", poisoned.toString(), 1), tuple("OrderShipped", poisoned.toString(), 0));
        assertThat(letters(LIST, poisoned).get(0).cause())
                .isEqualTo("new row for relation \"order_list\" violates check constraint \"no_frogs\"");
        assertThat(letters(LIST, poisoned).get(0).payload()).contains(poisoned.toString());
    }

    @Test
    void noOtherProcessorTakesNotice() {
        refuse(poisoned, 1);
        confirmedAndShipped(poisoned);

        operator().awaitCaughtUp("order-details");

        assertThat(version("order-details", poisoned)).isEqualTo(2);
        assertThat(letters("order-details", poisoned)).isEmpty();
    }

    /** One in the middle of a batch whose statement writes a thousand rows. */
    @Test
    void amongThousandsOfEventsTheOneAtFaultIsFound() {
        List<OrderId> orders = Stream.generate(TestOrders::newId).limit(2_500).toList();
        refuse(orders.get(1_234), 0);

        log.publish(orders.stream()
                .<DomainEventMessage<?>>map(order ->
                        new GenericDomainEventMessage<>("Order", order.toString(), 0, TestOrders.placed(order)))
                .toList());

        operator().awaitCaughtUp(LIST);
        assertThat(orders).filteredOn(order -> version(LIST, order) == -1).containsExactly(orders.get(1_234));
        assertThat(letters(LIST, orders.get(1_234))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void aDamagedPayloadIsParkedByEveryProcessor(String revision) {
        insert(poisoned, 0, "OrderPlaced", revision, "{\"lines\": \"none\"}");
        insert(poisoned, 1, "OrderConfirmed", "1", "{\"orderId\": \"%s\"}".formatted(poisoned));
        commands.sendAndWait(TestOrders.place(sound));

        for (String processor : List.of(LIST, "order-details")) {
            operator().awaitCaughtUp(processor);
            assertThat(version(processor, sound)).isZero();
            assertThat(version(processor, poisoned)).isEqualTo(-1);
            assertThat(letters(processor, poisoned))
                    .extracting(DeadLetterItem::type)
                    .containsExactly("OrderPlaced", "OrderConfirmed");
            assertThat(letters(processor, poisoned).get(0).cause())
                    .isEqualTo("Its payload is not what its type and revision promise.");
            assertThat(letters(processor, poisoned).get(0).payload())
                    .isEqualToIgnoringWhitespace("{\"lines\":\"none\"}");
        }
    }

    @Test
    void onceTheFaultIsMendedARetryAppliesThemAllWhicheverIsNamed() {
        DeadLetterItem last = parked(2).get(1);
        mendTable();

        desk.retry(LIST, last.id());

        assertThat(version(LIST, poisoned)).isEqualTo(2);
        assertThat(status(poisoned)).isEqualTo("SHIPPED");
        assertThat(letters(LIST, poisoned)).isEmpty();
    }

    @Test
    void aRetryOfWhatIsNotMendedCountsTheAttempt() {
        DeadLetterItem first = parked(2).get(0);

        desk.retry(LIST, first.id());

        assertThat(version(LIST, poisoned)).isZero();
        assertThat(letters(LIST, poisoned)).extracting(DeadLetterItem::attempts).containsExactly(2, 0);
        assertThat(letters(LIST, poisoned).get(0).since()).isEqualTo(first.since());
    }

    @Test
    void afterARetryTheOrderGoesOnByItself() {
        DeadLetterItem first = parked(2).get(0);
        mendTable();
        desk.retry(LIST, first.id());

        commands.sendAndWait(TestOrders.deliver(poisoned));

        awaitVersion(LIST, poisoned, 3);
        assertThat(letters(LIST, poisoned)).isEmpty();
    }

    @Test
    void whatIsDiscardedIsLeftOutAndTheRestGoesOn() {
        DeadLetterItem first = parked(2).get(0);

        mendTable();

        desk.discard(LIST, first.id());

        assertThat(letters(LIST, poisoned)).isEmpty();
        assertThat(version(LIST, poisoned)).isEqualTo(2);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> desk.discard(LIST, first.id()));
    }

    @Test
    void discardingWhatWaitsBehindAnotherTriesNothing() {
        List<DeadLetterItem> both = parked(2);

        desk.discard(LIST, both.get(1).id());

        assertThat(letters(LIST, poisoned)).containsExactly(both.get(0));
        assertThat(version(LIST, poisoned)).isZero();
    }

    @Test
    void anOrderWhoseFirstEventIsDiscardedIsLeftOut() {
        refuse(poisoned, 0);
        commands.sendAndWait(TestOrders.place(poisoned));
        desk.discard(LIST, awaitLetters(1).get(0).id());

        confirmedAndShippedOnly(poisoned);
        commands.sendAndWait(TestOrders.place(sound));

        operator().awaitCaughtUp(LIST);
        assertThat(version(LIST, sound)).isZero();
        assertThat(version(LIST, poisoned)).isEqualTo(-1);
        assertThat(letters(LIST, poisoned)).isEmpty();
    }

    @Test
    void theWholeLogOnceMoreChangesNeitherRowsNorLetters() {
        commands.sendAndWait(TestOrders.place(poisoned));
        insert(poisoned, 1, "OrderConfirmed", "1", "[]");
        insert(poisoned, 2, "OrderCancelled", "1", "{\"orderId\": \"%s\", \"reason\": \"None\"}".formatted(poisoned));
        List<DeadLetterItem> before = awaitLetters(2);

        deliverTheWholeLogAgain();

        assertThat(letters(LIST, poisoned)).isEqualTo(before);
        assertThat(version(LIST, poisoned)).isZero();
    }

    @Test
    void aReplayBeginsWithoutLetters() {
        parked(2);
        mendTable();

        operator().replay(LIST);

        assertThat(version(LIST, poisoned)).isEqualTo(2);
        assertThat(letters(LIST, poisoned)).isEmpty();
    }

    /** It stands still rather than lose anything, and goes on when there is room again. */
    @Test
    void thereIsNoRoomForMoreThanAThousand() {
        sql.sql("""
                        insert into read_model.dead_letters (processor, position, aggregate_id, sequence_number, cause, attempts)
                        select 'order-list', -number, gen_random_uuid(), 0, 'An older one', 1 from generate_series(1, ?) as number
                        """).param(999 - letters()).update();
        refuse(poisoned, 1);
        confirmedAndShipped(poisoned);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> String.valueOf(processors.find(LIST).orElseThrow().error())
                        .contains("no room for more dead letters than 1000"));
        assertThat(letters()).isLessThanOrEqualTo(1_000);

        sql.sql("delete from read_model.dead_letters where position < 0").update();
        awaitLetters(2);
        operator().awaitCaughtUp(LIST);
        assertThat(processors.find(LIST).orElseThrow().error()).isNull();
    }

    private void deliverTheWholeLogAgain() {
        operator().pause(LIST);
        operator().rewind(LIST);
        operator().resume(LIST);
        operator().awaitCaughtUp(LIST);
    }

    /** The order is placed in the list; that it is confirmed, and shipped, is not. */
    private List<DeadLetterItem> parked(int letters) {
        refuse(poisoned, 1);
        confirmedAndShipped(poisoned);
        return awaitLetters(letters);
    }

    private List<DeadLetterItem> awaitLetters(int letters) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> letters(LIST, poisoned).size() == letters);
        return letters(LIST, poisoned);
    }

    /** Those of other tests come back with each replay. */
    private List<DeadLetterItem> letters(String processor, OrderId order) {
        return desk.list(processor).stream()
                .filter(letter -> letter.aggregateId().equals(order.toString()))
                .toList();
    }

    private int letters() {
        return sql.sql("select count(*) from read_model.dead_letters where processor = ? and discarded_at is null")
                .param(LIST)
                .query(Integer.class)
                .single();
    }

    private void confirmedAndShipped(OrderId order) {
        commands.sendAndWait(TestOrders.place(order));
        awaitVersion(LIST, order, 0);
        confirmedAndShippedOnly(order);
    }

    private void confirmedAndShippedOnly(OrderId order) {
        commands.sendAndWait(TestOrders.confirm(order));
        commands.sendAndWait(TestOrders.ship(order));
    }

    /** Whatever the order becomes from this version on. */
    private void refuse(OrderId order, int version) {
        sql.sql("alter table read_model.order_list add constraint no_frogs check (order_id <> '%s' or version < %s)"
                        .formatted(order, version))
                .update();
    }

    private void mendTable() {
        sql.sql("alter table read_model.order_list drop constraint no_frogs").update();
    }

    private void insert(OrderId order, int version, String type, String revision, String payload) {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Order', ?, ?, ?, ?, clock_timestamp(), ?::jsonb, '{}')
                        """).params(order.toString(), version, type, revision, payload).update();
    }

    private void awaitVersion(String name, OrderId order, long version) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> version(name, order) == version);
    }

    /** -1 for an order that is not shown. */
    private long version(String name, OrderId order) {
        return sql.sql("select version from read_model.%s where order_id = ?".formatted(name.replace('-', '_')))
                .param(order.value())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private String status(OrderId order) {
        return sql.sql("select status from read_model.order_list where order_id = ?")
                .param(order.value())
                .query(String.class)
                .single();
    }

    private Operator operator() {
        return new Operator(sql);
    }
}
