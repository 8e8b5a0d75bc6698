package dev.orderflow.projections.orderdetails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.projections.Expected;
import dev.orderflow.projections.Histories;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetailsLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderDetailsProjectionTest {

    @ParameterizedTest
    @MethodSource("dev.orderflow.projections.Expected#states")
    void theDetailsAreTheStateOfTheOrder(Expected expected) {
        OrderState state = expected.state();

        assertThat(expected.row(new OrderDetailsProjection()).order())
                .isEqualTo(new OrderDetails(
                        state.orderId(),
                        state.customerId(),
                        state.status(),
                        state.version(),
                        state.total(),
                        expected.first().timestamp(),
                        expected.last().timestamp(),
                        state.lines().stream().map(OrderDetailsLine::of).toList(),
                        state.carrier(),
                        state.trackingNumber(),
                        state.cancellationReason(),
                        state.awaitingStock() ? true : null,
                        ((OrderPlaced) Histories.event(expected.first())).recipient()));
    }
}
