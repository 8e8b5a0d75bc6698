package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.events.OrderEventTypes;
import dev.orderflow.api.events.OrderUpcasters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An event as a row of the log holds it, in whatever shape was today's when it was written. */
record FrozenEvent(String type, int revision, String json) {

    static final Path FOLDER = Path.of("src/test/resources/stored-events");

    private static final Pattern NAME = Pattern.compile("([A-Za-z]+)-([1-9][0-9]*)\\.json");

    /** All shapes that have ever been in use, each frozen in a file. */
    static List<FrozenEvent> frozen() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(FrozenEvent::of).toList();
        }
    }

    static FrozenEvent frozen(String file) {
        return of(FOLDER.resolve(file + ".json"));
    }

    private static FrozenEvent of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        assertThat(name.matches())
                .as("%s: the name is to be Type-revision.json", file)
                .isTrue();
        try {
            return new FrozenEvent(name.group(1), Integer.parseInt(name.group(2)), Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What the engine makes of it: through all upcasters, and then the serializer. */
    Object read() {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(new GenericDomainEventEntry<>(
                                "Order", "id", 0, "event", "2026-01-01T00:00:00Z", type, revision + "", json, "{}")),
                        new EventSerializer(OrderEventTypes.registry()),
                        OrderUpcasters.chain())
                .next()
                .getPayload();
    }

    /** As an earlier release, or a later one, has written it. */
    void insert(JdbcClient sql, Object order, int sequenceNumber) {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Order', :order, :sequenceNumber, :type, :revision, clock_timestamp(),
                            :json::jsonb || jsonb_build_object('orderId', :order), '{}')
                        """)
                .param("order", order.toString())
                .param("sequenceNumber", sequenceNumber)
                .param("type", type)
                .param("revision", revision + "")
                .param("json", json)
                .update();
    }

    @Override
    public String toString() {
        return type + "-" + revision;
    }
}
