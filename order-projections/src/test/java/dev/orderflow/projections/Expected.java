package dev.orderflow.projections;

import dev.orderflow.domain.OrderState;
import dev.orderflow.platform.projections.AggregateRow;
import dev.orderflow.platform.projections.EventEnvelope;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A history of an order and the state to which it leads: what a read model of single orders has to show. */
public record Expected(List<EventEnvelope> events, OrderState state) {

    static Stream<Expected> states() {
        Histories histories = new Histories(new Random(11));
        return Stream.generate(histories::next).limit(60).map(Expected::of);
    }

    static Expected of(List<EventEnvelope> events) {
        @Nullable OrderState state = null;
        for (EventEnvelope event : events) {
            state = OrderState.evolve(state, Histories.event(event));
        }
        return new Expected(events, Objects.requireNonNull(state));
    }

    public <R extends AggregateRow> R row(OrderProjection<R> projection) {
        List<R> rows = ReadModels.rows(projection, events);
        return rows.get(rows.size() - 1);
    }

    public EventEnvelope first() {
        return events.get(0);
    }

    public EventEnvelope last() {
        return events.get(events.size() - 1);
    }

    @Override
    public String toString() {
        return events.stream()
                .map(event -> Histories.event(event).getClass().getSimpleName())
                .toList()
                .toString();
    }
}
