package dev.orderflow.platform.eventstore.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;

import dev.orderflow.api.snapshot.OrderSnapshots;
import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderStatus;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The stored state of an order is read back as it was, or not at all. */
class OrderSnapshotTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SnapshotStore<OrderState> SNAPSHOTS =
            new SnapshotStore<>(new OrderSnapshots(), mock(JdbcClient.class), Runnable::run);
    private static final String ORDER = "0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47";

    private static final OrderState STATE = new OrderState(
            UUID.fromString(ORDER),
            "customer-7",
            OrderStatus.SHIPPED,
            2,
            List.of(new Line("book-1", 2, euro("19.90"), euro("39.80"))),
            euro("39.80"),
            "Post & Söhne",
            "RR-1",
            null,
            false);

    @Test
    void aStateIsKeptAsTheFileOfItsRevisionSays() throws IOException {
        assertThat(JSON.readTree(SNAPSHOTS.json(STATE)))
                .as(
                        "Another shape needs another OrderSnapshots.REVISION and another file, else nodes misread what others have stored")
                .isEqualTo(JSON.readTree(frozen()));
    }

    /** Older nodes must not be handed a state that is folded of events which they don't know. */
    @Test
    void otherEventsAreAnotherRevision() {
        assertThat(Stream.of(OrderEvent.class.getPermittedSubclasses())
                        .map(type -> type.getSimpleName() + " "
                                + type.getAnnotation(Revision.class).value()))
                .as("the events of revision 3; with others, count up OrderSnapshots.REVISION")
                .containsExactlyInAnyOrder(
                        "OrderPlaced 3",
                        "OrderLineAdded 1",
                        "OrderLineRemoved 1",
                        "OrderConfirmed 1",
                        "OrderShipped 1",
                        "OrderDelivered 1",
                        "OrderCancelled 1",
                        "OrderStockReserved 1");
        assertThat(OrderSnapshots.REVISION).isEqualTo("3");
    }

    @Test
    void aStateIsReadBackFromItsFile() throws IOException {
        assertThat(SNAPSHOTS.read(frozen().getBytes(StandardCharsets.UTF_8), ORDER, 2))
                .isEqualTo(STATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "total", "status", "version", "carrier"})
    void aStateWithAPartMissingIsNotRead(String part) throws IOException {
        byte[] partly = frozen().replace('"' + part + '"', "\"other\"").getBytes(StandardCharsets.UTF_8);

        assertThatIllegalArgumentException().isThrownBy(() -> SNAPSHOTS.read(partly, ORDER, 2));
    }

    @Test
    void aStateOfAnotherVersionOrOrderIsNotRead() throws IOException {
        byte[] json = frozen().getBytes(StandardCharsets.UTF_8);

        assertThatIllegalArgumentException().isThrownBy(() -> SNAPSHOTS.read(json, ORDER, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SNAPSHOTS.read(json, UUID.randomUUID().toString(), 2));
    }

    private static String frozen() throws IOException {
        String file = "/snapshots/OrderState-" + OrderSnapshots.REVISION + ".json";
        try (InputStream json = OrderSnapshotTest.class.getResourceAsStream(file)) {
            assertThat(json).as(file).isNotNull();
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Amount euro(String amount) {
        return new Amount(new BigDecimal(amount), "EUR");
    }
}
