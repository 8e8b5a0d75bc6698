package dev.orderflow.api.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of every event, frozen in a file for each type and revision. Rows like these are in the databases of others: a file
 * is never changed. An event that needs another shape gets another revision, another file, and an upcaster.
 */
class StoredEventsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID ORDER = UUID.fromString("0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47");

    private final EventSerializer serializer = new EventSerializer();

    static Stream<OrderEvent> events() {
        return Stream.of(
                new OrderPlaced(
                        ORDER,
                        "customer-7",
                        List.of(new Line("book-1", 2, euro("19.99")), new Line("pen.red", 10, euro("1.50"))),
                        euro("54.98")),
                new OrderLineAdded(ORDER, "mug_3", 1, euro("8.00"), euro("62.98")),
                new OrderLineRemoved(ORDER, "pen.red", euro("47.98")),
                new OrderConfirmed(ORDER),
                new OrderShipped(ORDER, "Post & Söhne", "RR 123 456 785 DE"),
                new OrderDelivered(ORDER),
                new OrderCancelled(ORDER, "Ordered twice 🙈"));
    }

    @Test
    void everyTypeOfEventIsFrozen() {
        assertThat(events().map(Object::getClass)).containsExactlyInAnyOrder(OrderEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsStoredAsItsFileSays(OrderEvent event) throws IOException {
        SerializedObject<String> stored = serializer.serialize(event, String.class);

        assertThat(JSON.readTree(stored.getData())).isEqualTo(JSON.readTree(frozen(event)));
        assertThat(stored.getType().getName()).isEqualTo(event.getClass().getSimpleName());
        assertThat(stored.getType().getRevision()).isEqualTo(revision(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsReadBackFromItsFile(OrderEvent event) throws IOException {
        OrderEvent read = serializer.deserialize(new SimpleSerializedObject<>(
                frozen(event), String.class, event.getClass().getSimpleName(), revision(event)));

        assertThat(read).isEqualTo(event);
    }

    @Test
    void aTypeThatThisVersionDoesNotKnowIsReadAsUnknown() {
        Object read = serializer.deserialize(
                new SimpleSerializedObject<>("{\"any\": 1}", String.class, "OrderReturned", "1"));

        assertThat(read).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void theNameOfAClassIsNoNameOfAnEvent() {
        Object read = serializer.deserialize(
                new SimpleSerializedObject<>("{}", String.class, OrderConfirmed.class.getName(), "1"));

        assertThat(read).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void anEventWithAPartMissingIsNotRead() {
        assertThatThrownBy(() -> serializer.deserialize(new SimpleSerializedObject<>(
                        "{\"orderId\": \"" + ORDER + "\", \"carrier\": \"Post\"}", String.class, "OrderShipped", "1")))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void whatHasNoStoredNameIsNotStored() {
        assertThatThrownBy(() -> serializer.serialize(euro("1.00"), String.class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("StoredNames");
    }

    private static String frozen(OrderEvent event) throws IOException {
        String file = "/stored-events/" + event.getClass().getSimpleName() + "-" + revision(event) + ".json";
        try (InputStream json = StoredEventsTest.class.getResourceAsStream(file)) {
            assertThat(json).as(file).isNotNull();
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String revision(OrderEvent event) {
        return event.getClass().getAnnotation(Revision.class).value();
    }

    private static Amount euro(String amount) {
        return new Amount(new BigDecimal(amount), "EUR");
    }
}
