package dev.orderflow.projections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.platform.projections.AggregateRow;
import dev.orderflow.platform.projections.Batches;
import dev.orderflow.platform.projections.EventEnvelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of all read models that there are, with their tables. */
class EveryReadModelIT {

    private final Batches batches = Batches.inANewDatabase();
    private final Histories histories = new Histories(new Random(7));
    private List<List<EventEnvelope>> orders = List.of();

    @BeforeEach
    void someOrders() {
        orders = Stream.generate(histories::next).limit(40).toList();
    }

    @ParameterizedTest
    @MethodSource("dev.orderflow.projections.ReadModels#named")
    <R extends AggregateRow> void aRowIsReadAsItWasWritten(OrderProjection<R> readModel) {
        batches.commit(readModel, orders.stream().flatMap(List::stream).toList());

        List<R> last = orders.stream()
                .map(events -> ReadModels.rows(readModel, events))
                .map(rows -> rows.get(rows.size() - 1))
                .toList();
        assertThat(batches.rows(
                        readModel, last.stream().map(AggregateRow::aggregateId).toList()))
                .containsExactlyInAnyOrderElementsOf(last);
    }

    @ParameterizedTest
    @MethodSource("dev.orderflow.projections.ReadModels#named")
    void anEventThatCanNotBeOfAnOrderBecomesADeadLetter(OrderProjection<?> readModel) {
        List<EventEnvelope> batch = new ArrayList<>(orders.get(0));
        batch.add(histories.envelope(
                "not-a-uuid", 0, Histories.event(orders.get(1).get(0)), Instant.EPOCH));
        batch.addAll(orders.get(2));

        batches.commit(readModel, batch);

        assertThat(batches.deadLetters(readModel)).containsExactly("not-a-uuid");
        assertThat(batches.rows(readModel, List.of(id(orders.get(0)), id(orders.get(2)))))
                .hasSize(2);
    }

    /** The table refuses this value: PostgreSQL can't store it. */
    @Test
    void anEventThatTheTableRefusesBecomesADeadLetter() {
        OrderProjection<?> list = readModel("order-list");
        OrderPlaced placed = (OrderPlaced) Histories.event(orders.get(1).get(0));
        List<EventEnvelope> batch = new ArrayList<>(orders.get(0));
        batch.add(histories.envelope(
                id(orders.get(1)),
                0,
                new OrderPlaced(placed.orderId(), "\0", placed.lines(), placed.total()),
                Instant.EPOCH));
        batch.add(histories.envelope(id(orders.get(1)), 1, new OrderConfirmed(placed.orderId()), Instant.EPOCH));

        batches.commit(list, batch);

        assertThat(batches.deadLetters(list)).containsExactly(id(orders.get(1)), id(orders.get(1)));
        assertThat(batches.rows(list, List.of(id(orders.get(0))))).hasSize(1);
    }

    @Test
    void theTablesOfAllAreWrittenDownForReplays() {
        batches.register(ReadModels.all());
        batches.register(ReadModels.all());

        assertThat(batches.jdbc()
                        .queryForList(
                                "select distinct processor from read_model.read_models where per_aggregate",
                                String.class))
                .containsExactlyInAnyOrderElementsOf(
                        ReadModels.all().stream().map(OrderProjection::name).toList());
        assertThat(batches.jdbc()
                        .queryForList(
                                "select table_name from read_model.read_models where processor = 'daily-statistics'",
                                String.class))
                .containsExactlyInAnyOrder("daily_statistics", "daily_statistics_orders");
    }

    private static OrderProjection<?> readModel(String name) {
        return ReadModels.all().stream()
                .filter(readModel -> readModel.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String id(List<EventEnvelope> order) {
        return order.get(0).aggregateId();
    }
}
