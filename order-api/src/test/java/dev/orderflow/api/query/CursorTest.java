package dev.orderflow.api.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.projections.orderlist.FindOrders.PageKey;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final UUID ORDER = UUID.fromString("5b0f3a52-8d0e-4c39-9f0e-3f6f6c1d7a10");

    /** An import may bring orders of any time that a read model can hold. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00Z",
                "2026-03-02T09:00:00.000001Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void theNextPageBeginsWhereItWasSaid(Instant placedAt) {
        Cursor cursor = new Cursor("PLACED customer-7", new PageKey(placedAt, ORDER));

        assertThat(Cursor.of(cursor.text())).isEqualTo(cursor);
    }
}
