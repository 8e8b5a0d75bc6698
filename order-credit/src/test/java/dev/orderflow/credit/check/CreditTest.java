package dev.orderflow.credit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order of 60 euros is there already. */
class CreditTest {

    private static final UUID ORDER = UUID.fromString("0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47");
    private static final Amount HUNDRED = euro("100.00");

    @Test
    void withoutALimitEverythingFits() {
        assertThat(credit(null, OrderStatus.PLACED).allows("new", euro("1000000000.00")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"40.00, true", "40.01, false"})
    void anOrderMayTakeTheRestOfTheLimitAndNoMore(String total, boolean fits) {
        assertThat(credit(HUNDRED, OrderStatus.PLACED).allows("new", euro(total)))
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"PLACED, 60.00", "CONFIRMED, 60.00", "SHIPPED, 0.00", "DELIVERED, 0.00", "CANCELLED, 0.00"})
    void anOrderIsOpenUntilItIsShippedOrCancelled(OrderStatus status, String open) {
        assertThat(credit(HUNDRED, status).open(HUNDRED)).isEqualTo(euro(open));
    }

    @ParameterizedTest
    @CsvSource({"100.00, true", "100.01, false"})
    void anOrderThatGrowsIsNotCountedTwice(String total, boolean fits) {
        assertThat(credit(HUNDRED, OrderStatus.PLACED).allows(ORDER.toString(), euro(total)))
                .isEqualTo(fits);
    }

    @Test
    void otherCurrenciesAreNeitherLimitedNorCounted() {
        Amount limit = new Amount(new BigDecimal("10"), "JPY");
        Credit credit = credit(limit, OrderStatus.PLACED);

        assertThat(credit.allows("new", euro("1000.00"))).isTrue();
        assertThat(credit.open(limit)).isEqualTo(new Amount(BigDecimal.ZERO, "JPY"));
        assertThat(credit.allows("new", limit)).isTrue();
    }

    @Test
    void aLimitBelowWhatIsOpenLetsNothingMoreIn() {
        assertThat(credit(euro("50.00"), OrderStatus.PLACED).allows("new", euro("0.01")))
                .isFalse();
    }

    private static Credit credit(@Nullable Amount limit, OrderStatus status) {
        OrderState order =
                new OrderState(ORDER, "customer-7", status, 0, List.of(), euro("60.00"), null, null, null, false);
        return new Credit(limit, Map.of(ORDER.toString(), order));
    }

    private static Amount euro(String amount) {
        return new Amount(new BigDecimal(amount), "EUR");
    }
}
