package dev.orderflow.projections.orderdetails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.platform.projections.Change;
import dev.orderflow.platform.projections.EventExamples;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderDetailsRowTest {

    /** Java 17 has no exhaustive switch over sealed types that could say so. */
    @Test
    void thereIsARuleForEveryEvent() {
        List<Change> changes = EventExamples.oneOfEachKind();
        assertThat(changes.stream().<Class<?>>map(change -> change.event().getClass()))
                .containsExactlyInAnyOrder(OrderEvent.class.getPermittedSubclasses());

        OrderDetailsRow row = OrderDetailsRow.evolve(null, changes.get(0));
        for (Change change : changes.subList(1, changes.size())) {
            row = OrderDetailsRow.evolve(row, change);

            assertThat(row.version()).isEqualTo(change.version());
            assertThat(row.updatedAt()).isEqualTo(change.at());
        }
        assertThat(row.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(row.total().amount()).isEqualByComparingTo("8");
    }
}
