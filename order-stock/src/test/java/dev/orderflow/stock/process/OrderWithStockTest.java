package dev.orderflow.stock.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderPlaced;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

class OrderWithStockTest {

    @Test
    void whatIsDoneForAnOrderBelongsToItsPlacement() {
        DomainEventMessage<?> placed = placed(MetaData.with("correlationId", "checkout-7731"));

        assertThat(OrderWithStock.evolve(null, placed).correlationId()).isEqualTo("checkout-7731");
    }

    @Test
    void aPlacementWithoutCorrelationIsItsOwn() {
        DomainEventMessage<?> placed = placed(MetaData.emptyInstance());

        assertThat(OrderWithStock.evolve(null, placed).correlationId()).isEqualTo(placed.getIdentifier());
    }

    /** As an import may leave it. */
    @Test
    void aPlacementWhoseCorrelationIsNullIsItsOwn() {
        DomainEventMessage<?> placed = placed(MetaData.with("correlationId", null));

        assertThat(OrderWithStock.evolve(null, placed).correlationId()).isEqualTo(placed.getIdentifier());
    }

    private static DomainEventMessage<?> placed(MetaData metaData) {
        UUID order = UUID.fromString("7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be907");
        Amount price = new Amount(new BigDecimal("19.99"), "EUR");
        OrderPlaced placed = new OrderPlaced(order, "customer-7", List.of(new Line("book-1", 1, price, price)), price);
        return new GenericDomainEventMessage<>("Order", order.toString(), 0, placed, metaData);
    }
}
