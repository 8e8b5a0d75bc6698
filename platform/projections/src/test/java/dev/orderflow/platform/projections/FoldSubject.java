package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.Tenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/** A fold into a table in memory, whose rows show which events they have seen. */
final class FoldSubject {

    static final String ONE = "1";
    static final String OTHER = "2";
    static final String THIRD = "3";

    /** No row can have this key. */
    static final String NO_KEY = "no key";

    final Table table = new Table();
    final DeadLettersInMemory box = new DeadLettersInMemory();

    /** Versions of {@link #ONE} that no row can take up. */
    final Set<Long> impossible = new HashSet<>();

    final BatchFold<Row> fold = new BatchFold<>(table, this::evolve, box, Tenants.NONE);

    /** One batch. */
    void handle(TrackedEventMessage<?>... events) {
        BatchingUnitOfWork<GenericEventMessage<String>> batch = batch();
        batch.start();
        Stream.of(events).forEach(fold::add);
        batch.commit();
    }

    static BatchingUnitOfWork<GenericEventMessage<String>> batch() {
        return new BatchingUnitOfWork<>(List.of(new GenericEventMessage<>("a batch")));
    }

    /** The only type of event here. */
    record Happened() {}

    static TrackedEventMessage<?> event(String aggregate, long version) {
        return event(aggregate, version, new Happened());
    }

    static TrackedEventMessage<?> event(String aggregate, long version, Object payload) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(aggregate.hashCode() * 100L + version),
                "Thing",
                aggregate,
                version,
                new GenericMessage<>(payload),
                () -> Instant.EPOCH);
    }

    static EventEnvelope envelope(String aggregate, long version) {
        return EventEnvelope.of(event(aggregate, version));
    }

    private Row evolve(@Nullable Row row, EventEnvelope event) {
        event.payload(Happened.class);
        if (event.aggregateId().equals(ONE) && impossible.contains(event.version())) {
            throw new IllegalArgumentException("Version " + event.version() + " is impossible");
        }
        return new Row(event.aggregateId(), event.version(), (row == null ? "" : row.seen()) + event.version());
    }

    /** @param seen the versions folded into it, in their order */
    record Row(String aggregateId, long version, String seen) implements AggregateRow {}

    static final class Table implements RowStore<Row> {

        final List<String> calls = new ArrayList<>();

        /** How a row begins that the table refuses, such as {@code 1:012}. */
        final Set<String> refused = new HashSet<>();

        /** A row that the table refuses, although it takes the next. */
        String refusedExactly = "";

        @Nullable
        RuntimeException failure;

        private final Map<String, Row> stored = new HashMap<>();

        void keep(Row row) {
            stored.put(row.aggregateId(), row);
        }

        Collection<Row> rows() {
            return stored.values();
        }

        @Override
        public boolean isKey(String aggregateId) {
            return !aggregateId.equals(NO_KEY);
        }

        @Override
        public List<Row> find(Collection<String> aggregateIds) {
            calls.add("find " + aggregateIds);
            return aggregateIds.stream()
                    .map(stored::get)
                    .filter(Objects::nonNull)
                    .toList();
        }

        @Override
        public void save(Collection<Row> rows) {
            calls.add("save " + rows.size());
            if (failure != null) {
                throw failure;
            }
            for (Row row : rows) {
                String shown = row.aggregateId() + ":" + row.seen();
                if (shown.equals(refusedExactly) || refused.stream().anyMatch(shown::startsWith)) {
                    throw new DataIntegrityViolationException("The table refuses " + row.version());
                }
            }
            rows.forEach(row -> stored.merge(
                    row.aggregateId(), row, (old, fresh) -> fresh.version() > old.version() ? fresh : old));
        }
    }
}
