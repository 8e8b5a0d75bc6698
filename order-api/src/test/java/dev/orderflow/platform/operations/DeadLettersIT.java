package dev.orderflow.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of events that a real table refuses, or that nobody can read. */
class DeadLettersIT extends DeadLetterFixture {

    @Autowired
    private EventStore log;

    @Autowired
    private ProcessorStatuses processors;

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
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            1 | {"lines":"none","recipient":""}
            2 | {"lines":"none","recipient":""}
            3 | {"lines":"none"}
            """)
    void aDamagedPayloadIsParkedByEveryProcessor(String revision, String asOfToday) {
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
            assertThat(letters(processor, poisoned).get(0).payload()).isEqualToIgnoringWhitespace(asOfToday);
        }
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

    private void insert(OrderId order, int version, String type, String revision, String payload) {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Order', ?, ?, ?, ?, clock_timestamp(), ?::jsonb, '{}')
                        """).params(order.toString(), version, type, revision, payload).update();
    }

    private int letters() {
        return sql.sql("select count(*) from read_model.dead_letters where processor = ? and discarded_at is null")
                .param(LIST)
                .query(Integer.class)
                .single();
    }
}
