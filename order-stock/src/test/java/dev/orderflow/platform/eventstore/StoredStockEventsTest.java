package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.stock.item.StockEvent;
import dev.orderflow.stock.item.StockEventTypes;
import dev.orderflow.stock.item.StockReceived;
import dev.orderflow.stock.item.StockReleased;
import dev.orderflow.stock.item.StockReserved;
import dev.orderflow.stock.item.StockShipped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Rows like the files are in the databases of others, so a file never changes. See docs/evolving-events.md. */
class StoredStockEventsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID ORDER = UUID.fromString("0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47");

    private final EventSerializer serializer = new EventSerializer(StockEventTypes.registry());

    static Stream<StockEvent> events() {
        return Stream.of(
                new StockReceived("book-1", 10),
                new StockReserved("book-1", ORDER, 2),
                new StockReleased("book-1", ORDER, 2),
                new StockShipped("book-1", ORDER, 2));
    }

    @Test
    void everyTypeOfEventIsFrozen() {
        assertThat(events().map(Object::getClass)).containsExactlyInAnyOrder(StockEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsStoredAsItsFileSays(StockEvent event) throws IOException {
        SerializedObject<String> written = serializer.serialize(event, String.class);

        assertThat(JSON.readTree(written.getData())).isEqualTo(JSON.readTree(frozen(written.getType())));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aFileIsReadAsItsEvent(StockEvent event) throws IOException {
        SerializedType type = serializer.typeForClass(event.getClass());

        Object read = serializer.deserialize(
                new SimpleSerializedObject<>(frozen(type), String.class, type.getName(), type.getRevision()));

        assertThat(read).isEqualTo(event);
    }

    private static String frozen(SerializedType type) throws IOException {
        String file = "/events/" + type.getName() + "-" + type.getRevision() + ".json";
        try (InputStream json = StoredStockEventsTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(json, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
