package dev.orderflow.platform.eventstore;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.api.events.OrderEventTypes;
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
import dev.orderflow.domain.event.OrderStockReserved;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of orders are read from rows of any age, and what this version can't read whole is not read at all. */
class StoredEventsTest extends StoredEventsSpecification<OrderEvent> {

    private static final UUID ORDER = UUID.fromString("0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47");

    private static final OrderEvent PLACED = new OrderPlaced(
            ORDER,
            "customer-7",
            List.of(
                    new Line("book-1", 2, euro("19.99"), euro("39.98")),
                    new Line("pen.red", 10, euro("1.50"), euro("15.00"))),
            euro("54.98"),
            "1.6f0c2d1e-3b4a-4c5d-8e9f-0a1b2c3d4e5f.c2VhbGVk");

    private static final OrderEvent PLACED_WITHOUT_RECIPIENT = new OrderPlaced(
            ORDER,
            "customer-7",
            List.of(
                    new Line("book-1", 2, euro("19.99"), euro("39.98")),
                    new Line("pen.red", 10, euro("1.50"), euro("15.00"))),
            euro("54.98"));
    private static final OrderEvent SHIPPED = new OrderShipped(ORDER, "Post & Söhne", "RR 123 456 785 DE");

    /** What the files of older shapes have to be read as. */
    private static final Map<String, OrderEvent> OLDER = Map.of(
            "OrderDispatched-1",
            SHIPPED,
            "OrderPlaced-1",
            PLACED_WITHOUT_RECIPIENT,
            "OrderPlaced-2",
            PLACED_WITHOUT_RECIPIENT);

    StoredEventsTest() {
        super(
                OrderEvent.class,
                OrderEventTypes.registry(),
                List.of(
                        PLACED,
                        new OrderLineAdded(ORDER, "mug_3", 1, euro("8.00"), euro("62.98")),
                        new OrderLineRemoved(ORDER, "pen.red", euro("47.98")),
                        new OrderConfirmed(ORDER),
                        SHIPPED,
                        new OrderDelivered(ORDER),
                        new OrderCancelled(ORDER, "Ordered twice 🙈"),
                        new OrderStockReserved(ORDER)));
    }

    static List<FrozenEvent> files() throws IOException {
        return FrozenEvent.frozen();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileOfAnyAgeIsReadAsTodaysEvent(FrozenEvent file) {
        OrderEvent expected = events().stream()
                .filter(event -> file.toString().equals(event.getClass().getSimpleName() + "-" + revision(event)))
                .findFirst()
                .orElse(OLDER.get(file.toString()));

        assertThatCode(file::read)
                .as(
                        "%s can't be read any more, nor can rows like it. Write an upcaster in OrderUpcasters, from this revision to a new "
                                + "one. %s",
                        file, GUIDE)
                .doesNotThrowAnyException();
        assertThat(file.read())
                .withFailMessage(
                        "%s is read as an event that nobody knows: its type is not in OrderEventTypes, or has another @Revision, "
                                + "and no upcaster in OrderUpcasters leads there. Rows like it exist for ever. %s",
                        file, GUIDE)
                .isNotInstanceOf(UnknownSerializedType.class);
        assertThat(expected)
                .withFailMessage("%s is a file of the past: say in OLDER what it is to be read as. %s", file, GUIDE)
                .isNotNull();
        assertThat(file.read())
                .as(
                        "%s is read as something else than it says. Correct its upcasters in OrderUpcasters. %s",
                        file, GUIDE)
                .isEqualTo(expected);
    }

    @Test
    void noFileIsTakenAway() throws IOException {
        assertThat(files().stream().map(FrozenEvent::toString))
                .as("A shape of the past is in the rows of others for ever, and so is its file. %s", GUIDE)
                .containsAll(OLDER.keySet());
    }

    @Test
    void noRevisionIsLeftOut() throws IOException {
        Map<String, List<Integer>> revisions =
                files().stream().collect(groupingBy(FrozenEvent::type, mapping(FrozenEvent::revision, toList())));

        assertThat(revisions)
                .allSatisfy((type, found) -> assertThat(found)
                        .as(
                                "The revisions of %s in %s: each from 1 on has its file, and keeps it for ever. %s",
                                type, FrozenEvent.FOLDER, GUIDE)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.rangeClosed(1, found.size()).boxed().toList()));
    }

    @Test
    void aTypeThatThisVersionDoesNotKnowIsReadAsUnknown() {
        Object read = serializer.deserialize(
                new SimpleSerializedObject<>("{\"any\": 1}", String.class, "OrderGiftWrapped", "1"));

        assertThat(read).isInstanceOf(UnknownSerializedType.class);
    }

    /** A class would see only as much of it as it knows. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void aRevisionThatIsNotTheClasssOwnIsReadAsUnknown(int revision) {
        Object read = serializer.deserialize(new SimpleSerializedObject<>(
                FrozenEvent.frozen("OrderPlaced-3").json(), String.class, "OrderPlaced", revision + ""));

        assertThat(read).isInstanceOf(UnknownSerializedType.class);
    }

    /** So that a release can read what the next one will write, by a step back. */
    @Test
    void aMemberThatThisVersionDoesNotKnowIsPassedOver() {
        Object read = serializer.deserialize(new SimpleSerializedObject<>(
                "{\"orderId\": \"" + ORDER + "\", \"channel\": \"web\"}", String.class, "OrderConfirmed", "1"));

        assertThat(read).isEqualTo(new OrderConfirmed(ORDER));
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
                .hasMessageContaining("EventTypeRegistry");
    }

    private static int revision(OrderEvent event) {
        return Integer.parseInt(event.getClass().getAnnotation(Revision.class).value());
    }

    private static Amount euro(String amount) {
        return new Amount(new BigDecimal(amount), "EUR");
    }
}
