package dev.orderflow.projections.orderlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.projections.Expected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderListProjectionTest {

    @ParameterizedTest
    @MethodSource("dev.orderflow.projections.Expected#states")
    void aLineShowsTheStateOfTheOrder(Expected expected) {
        OrderListProjection.Row row = expected.row(new OrderListProjection());

        assertThat(row.order().customerId()).isEqualTo(expected.state().customerId());
        assertThat(row.order().status()).isEqualTo(expected.state().status());
        assertThat(row.order().total()).isEqualTo(expected.state().total());
        assertThat(row.order().placedAt()).isEqualTo(expected.first().timestamp());
        assertThat(row.order().updatedAt()).isEqualTo(expected.last().timestamp());
        assertThat(row.position()).isEqualTo(expected.last().feedPosition());
    }
}
