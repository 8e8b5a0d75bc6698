package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.database.OutsideTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.statements.TimestampWriter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Axon's JDBC engine on the table {@code event_store.events}: payload and metadata are JSONB, times are {@code timestamptz} with
 * microseconds. Reading an aggregate is one round trip: there is no query for Axon's snapshots, and a batch that is not full is the
 * last. Processors read through {@link LogReader}, because Axon's own handling of gaps loses an event that commits a minute late.
 * See docs/decisions/0001-events-in-jsonb-by-jdbc.md.
 */
final class JsonbEventStorageEngine extends JdbcEventStorageEngine {

    /** For the few statements that are left to Axon: the last version of an aggregate, the head and the tail of the log. */
    private static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("event_store.events")
            .globalIndexColumn("position")
            .aggregateIdentifierColumn("aggregate_id")
            .sequenceNumberColumn("sequence_number")
            .build();

    private final LogReader reader;
    private final OutsideTransaction outside;
    private final SingleAppend single;
    private final ConsistencyBoundaries boundaries;
    private final AppendTracing tracing;

    /** @param batchSize how many events one query fetches */
    JsonbEventStorageEngine(
            Builder builder,
            LogReader reader,
            DataSource connections,
            OutsideTransaction outside,
            GroupCommit groups,
            ConsistencyBoundaries boundaries,
            AppendTracing tracing,
            int batchSize) {
        super(configured(builder, batchSize));
        this.reader = reader;
        this.outside = outside;
        this.single = new SingleAppend(connections, groups);
        this.boundaries = boundaries;
        this.tracing = tracing;
    }

    LogReader reader() {
        return reader;
    }

    private static Builder configured(Builder builder, int batchSize) {
        builder.batchSize(batchSize);
        builder.finalAggregateBatchPredicate(batch -> batch.size() < batchSize);
        return builder.schema(SCHEMA).dataType(String.class).appendEvents(JsonbEventStorageEngine::append);
    }

    /**
     * Appends outside of the command's transaction, which has not been used, and returns when the events are committed.
     *
     * @throws TransactionSystemException if the connection broke, so that nobody knows whether the events are in the log
     */
    void appendAndCommit(List<? extends EventMessage<?>> events) {
        if (events.size() != 1) {
            appendEvents(events);
            return;
        }
        NewEventRow row = NewEventRow.of((DomainEventMessage<?>) events.get(0), getEventSerializer());
        tracing.run(append -> {
            try {
                single.append(row, append);
            } catch (SQLException e) {
                handlePersistenceException(e, events.get(0));
            }
        });
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        tracing.run(append -> super.appendEvents(events, serializer));
    }

    @Override
    protected void handlePersistenceException(Exception failure, EventMessage<?> event) {
        OutsideBoundary outsideBoundary = OutsideBoundary.of(failure);
        if (outsideBoundary != null) {
            boundaries.remember(((DomainEventMessage<?>) event).getAggregateIdentifier(), outsideBoundary.boundary());
            throw outsideBoundary;
        }
        super.handlePersistenceException(failure, event);
    }

    private static PreparedStatement append(
            Connection connection,
            EventSchema schema,
            Class<?> dataType,
            List<? extends EventMessage<?>> events,
            Serializer serializer,
            TimestampWriter timestamps)
            throws SQLException {
        PreparedStatement insert = connection.prepareStatement(NewEventRow.insert(1));
        for (EventMessage<?> event : events) {
            NewEventRow.of((DomainEventMessage<?>) event, serializer).set(insert, 0);
            insert.addBatch();
        }
        return insert;
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return LogToken.of(super.createTailToken());
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return LogToken.of(super.createHeadToken());
    }

    /** To find a moment the log would need an index on the timestamp, and every append would pay for it. */
    @Override
    public TrackingToken createTokenAt(Instant moment) {
        throw new UnsupportedOperationException(
                "The log has no index on time; start at a position, the head or the tail");
    }

    /** For commands: an aggregate, on the connection of the command's transaction if that is used already. */
    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String aggregateId, long from, int limit) {
        return outside.read(() -> fetchAggregate(aggregateId, from, limit));
    }

    private List<? extends DomainEventData<?>> fetchAggregate(String aggregateId, long from, int limit) {
        try (Connection connection = getConnection()) {
            return EventTable.readAggregate(connection, aggregateId, from - 1, limit).stream()
                    .map(StoredEventData::new)
                    .toList();
        } catch (SQLException e) {
            throw new EventStoreException("Failed to read aggregate " + aggregateId, e);
        }
    }

    /** Processors read a {@link LogStream}; code that asks the engine itself waits at gaps too. */
    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int limit) {
        return reader.read(StoredEventData.positionOf(lastToken), limit).stream()
                .map(event -> new StoredEventData(event).tracked())
                .toList();
    }

    /**
     * The event as Axon's message: one, because upcasters here make one event from one. Events of today's shape need no upcaster, and the
     * way through Axon's upcasters is long.
     */
    List<TrackedEventMessage<?>> messages(StoredEvent event) {
        StoredEventData stored = new StoredEventData(event);
        return isOfTodaysShape(stored)
                ? List.of(stored.message(getEventSerializer()))
                : EventUtils.upcastAndDeserializeTrackedEvents(
                                Stream.of(stored.tracked()), getEventSerializer(), upcasterChain)
                        .toList();
    }

    private boolean isOfTodaysShape(StoredEventData event) {
        return getEventSerializer().classForType(event.getPayload().getType()) != UnknownSerializedType.class;
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }
}
