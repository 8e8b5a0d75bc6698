package dev.orderflow.platform.projections;

import dev.orderflow.domain.event.OrderConfirmed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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

    static final UUID ONE = new UUID(0, 1);
    static final UUID OTHER = new UUID(0, 2);
    static final UUID THIRD = new UUID(0, 3);

    final Table table = new Table();
    final Box box = new Box();

    /** Versions of {@link #ONE} that no row can take up. */
    final Set<Long> impossible = new HashSet<>();

    final BatchFold<Row> fold = new BatchFold<>(table, this::evolve, box);

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

    static TrackedEventMessage<?> event(UUID order, long version) {
        return event(order, version, new OrderConfirmed(order));
    }

    static TrackedEventMessage<?> event(UUID order, long version, Object payload) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(order.getLeastSignificantBits() * 100 + version),
                "Order",
                order.toString(),
                version,
                new GenericMessage<>(payload),
                () -> Instant.EPOCH);
    }

    static EventEnvelope incoming(UUID order, long version) {
        return EventEnvelope.of(event(order, version));
    }

    private Row evolve(@Nullable Row row, Change change) {
        UUID orderId = change.event().orderId();
        if (orderId.equals(ONE) && impossible.contains(change.version())) {
            throw new IllegalArgumentException("Version " + change.version() + " is impossible");
        }
        return new Row(orderId, change.version(), (row == null ? "" : row.seen()) + change.version());
    }

    /** @param seen the versions folded into it, in their order */
    record Row(UUID orderId, long version, String seen) implements AggregateRow {}

    static final class Table implements RowStore<Row> {

        final List<String> calls = new ArrayList<>();

        /** How a row begins that the table refuses, such as {@code 1:012}. */
        final Set<String> refused = new HashSet<>();

        /** A row that the table refuses, although it takes the next. */
        String refusedExactly = "";

        @Nullable
        RuntimeException failure;

        private final Map<UUID, Row> stored = new HashMap<>();

        void keep(Row row) {
            stored.put(row.orderId(), row);
        }

        Collection<Row> rows() {
            return stored.values();
        }

        @Override
        public List<Row> find(Collection<UUID> orderIds) {
            calls.add("find " + orderIds);
            return orderIds.stream().map(stored::get).filter(Objects::nonNull).toList();
        }

        @Override
        public void save(Collection<Row> rows) {
            calls.add("save " + rows.size());
            if (failure != null) {
                throw failure;
            }
            for (Row row : rows) {
                String shown = row.orderId().getLeastSignificantBits() + ":" + row.seen();
                if (shown.equals(refusedExactly) || refused.stream().anyMatch(shown::startsWith)) {
                    throw new DataIntegrityViolationException("The table refuses " + row.version());
                }
            }
            rows.forEach(row ->
                    stored.merge(row.orderId(), row, (old, fresh) -> fresh.version() > old.version() ? fresh : old));
        }
    }

    /** Letters are written as the order's number and the version. */
    static final class Box implements DeadLetterStore {

        final List<String> waiting = new ArrayList<>();
        final List<String> discarded = new ArrayList<>();
        final Map<String, String> causes = new HashMap<>();
        boolean hasSkipped;
        int looks;

        @Override
        public BlockedSequences of(Collection<UUID> orderIds) {
            looks++;
            BlockedSequences letters = new BlockedSequences(hasSkipped);
            waiting.forEach(letter -> letters.hold(order(letter)));
            discarded.forEach(letter -> letters.discard(order(letter), version(letter)));
            return letters;
        }

        @Override
        public void add(List<DeadLetterCandidate> letters) {
            for (DeadLetterCandidate letter : letters) {
                String name = name(letter);
                if (!waiting.contains(name)) {
                    waiting.add(name);
                    causes.put(name, letter.cause());
                }
            }
        }

        static String name(DeadLetterCandidate letter) {
            return letter.event().orderId().getLeastSignificantBits() + ":"
                    + letter.event().version();
        }

        private static UUID order(String letter) {
            return new UUID(0, Long.parseLong(letter.substring(0, letter.indexOf(':'))));
        }

        private static long version(String letter) {
            return Long.parseLong(letter.substring(letter.indexOf(':') + 1));
        }
    }
}
