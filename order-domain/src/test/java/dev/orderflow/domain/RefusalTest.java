package dev.orderflow.domain;

import static dev.orderflow.domain.OrderExamples.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.event.OrderStatus;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void clientsKnowTheReasonsByTheseNames() {
        assertThat(Refusal.values())
                .extracting(Refusal::code)
                .as("Clients rely on these names. Add a new one here; one that is gone breaks clients")
                .containsExactlyInAnyOrder(
                        "already-confirmed",
                        "already-shipped",
                        "already-delivered",
                        "already-cancelled",
                        "not-confirmed",
                        "not-shipped",
                        "line-exists",
                        "no-such-line",
                        "last-line",
                        "too-many-lines",
                        "other-currency",
                        "awaiting-stock");
    }

    @Test
    void theMessageNamesTheReasonAndTheStateOfTheOrder() {
        assertThat(new OrderRejected(Refusal.LAST_LINE, OrderState.evolve(null, placed())))
                .hasMessage("last-line, while %s at version 0", OrderStatus.PLACED);
    }

    @Test
    void anExpectedAnswerCostsNoStackTrace() {
        assertThat(new OrderRejected(Refusal.LAST_LINE, OrderState.evolve(null, placed())).getStackTrace())
                .isEmpty();
        assertThat(new VersionMismatch(3).getStackTrace()).isEmpty();
    }
}
