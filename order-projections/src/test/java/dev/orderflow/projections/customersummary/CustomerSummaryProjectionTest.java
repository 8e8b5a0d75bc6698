package dev.orderflow.projections.customersummary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.projections.Expected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CustomerSummaryProjectionTest {

    @ParameterizedTest
    @MethodSource("dev.orderflow.projections.Expected#states")
    void anOrderCountsWithItsStatusAndTotal(Expected expected) {
        CustomerSummaryProjection.Row row = expected.row(new CustomerSummaryProjection());

        assertThat(row.customerId()).isEqualTo(expected.state().customerId());
        assertThat(row.status()).isEqualTo(expected.state().status());
        assertThat(row.total()).isEqualTo(expected.state().total());
    }
}
