package dev.orderflow.domain;

import static dev.orderflow.domain.OrderExamples.ORDER;
import static dev.orderflow.domain.OrderExamples.confirmed;
import static dev.orderflow.domain.OrderExamples.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;

class OrderHistoryTest {

    private final OrderState placed = OrderHistory.evolve(null, stored(0, placed()));

    @Test
    void itIsTheFoldOfWhatIsStored() {
        assertThat(OrderHistory.evolve(placed, stored(1, confirmed())))
                .isEqualTo(OrderState.evolve(OrderState.evolve(null, placed()), confirmed()));
    }

    @Test
    void anUnknownEventIsNotLeftOut() {
        assertThatExceptionOfType(UnknownEvent.class)
                .isThrownBy(() -> OrderHistory.evolve(placed, stored(1, unknown())))
                .withMessageContaining("OrderGiftWrapped in revision 4");
    }

    @Test
    void anUnknownEventIsNotLeftOutAtTheBeginningEither() {
        assertThatExceptionOfType(UnknownEvent.class).isThrownBy(() -> OrderHistory.evolve(null, stored(0, unknown())));
    }

    /** A caller that filters events, or reads one twice, would get versions that differ from those of the log. */
    @Test
    void theVersionIsTheSequenceNumber() {
        assertThatIllegalStateException()
                .isThrownBy(() -> OrderHistory.evolve(placed, stored(2, confirmed())))
                .withMessageContaining("event 2: event 1 was expected");
    }

    @Test
    void theFirstEventIsAboutTheOrderWithWhichItIsStored() {
        assertThatExceptionOfType(DamagedHistory.class)
                .isThrownBy(() -> OrderHistory.evolve(
                        null,
                        new GenericDomainEventMessage<>(
                                "Order", UUID.randomUUID().toString(), 0L, (Object) placed())))
                .withMessageContaining("is about " + ORDER);
    }

    @Test
    void whatCannotBeFoldedIsADamagedHistory() {
        assertThatExceptionOfType(DamagedHistory.class)
                .isThrownBy(() -> OrderHistory.evolve(placed, stored(1, placed())))
                .withMessageContaining(ORDER.toString());
    }

    private static DomainEventMessage<?> stored(long sequenceNumber, Object payload) {
        return new GenericDomainEventMessage<>("Order", ORDER.toString(), sequenceNumber, payload);
    }

    private static UnknownSerializedType unknown() {
        return new UnknownSerializedType(
                null, new SimpleSerializedObject<>("{}", String.class, "OrderGiftWrapped", "4"));
    }
}
