package dev.orderflow.projections.customersummary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.platform.projections.Change;
import dev.orderflow.platform.projections.EventExamples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerSummaryRowTest {

    /** Java 17 has no exhaustive switch over sealed types that could say so. */
    @Test
    void thereIsARuleForEveryEvent() {
        List<Change> changes = EventExamples.oneOfEachKind();
        assertThat(changes.stream().<Class<?>>map(change -> change.event().getClass()))
                .containsExactlyInAnyOrder(OrderEvent.class.getPermittedSubclasses());

        CustomerSummaryRow row = CustomerSummaryRow.evolve(null, changes.get(0));
        List<OrderStatus> states = new ArrayList<>(List.of(row.status()));
        for (Change change : changes.subList(1, changes.size())) {
            row = CustomerSummaryRow.evolve(row, change);

            assertThat(row.version()).isEqualTo(change.version());
            states.add(row.status());
        }
        assertThat(states)
                .containsExactly(
                        OrderStatus.PLACED,
                        OrderStatus.PLACED,
                        OrderStatus.PLACED,
                        OrderStatus.CONFIRMED,
                        OrderStatus.SHIPPED,
                        OrderStatus.DELIVERED,
                        OrderStatus.CANCELLED);
        assertThat(row.customerId()).isEqualTo("customer-7");
        assertThat(row.total().amount()).isEqualByComparingTo("8");
    }
}
