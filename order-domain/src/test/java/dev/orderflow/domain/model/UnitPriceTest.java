package dev.orderflow.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitPriceTest {

    @ParameterizedTest
    @CsvSource({
        "0.01, EUR, 0.01",
        "19.99, EUR, 19.99",
        "1000000.00, EUR, 1000000.00",
        "1, JPY, 1",
        "1000000, JPY, 1000000",
        "0.01, KWD, 0.010",
        "0.011, KWD, 0.011",
        "1000000, KWD, 1000000.000",
        "0.0101, CLF, 0.0101"
    })
    void aPriceIsFromOneHundredthToAMillion(BigDecimal amount, String currency, BigDecimal price) {
        assertThat(priceOf(amount, currency).money().amount()).isEqualTo(price);
    }

    @ParameterizedTest
    @CsvSource({"19.990, EUR, 19.99", "2e1, EUR, 20.00", "1E+6, EUR, 1000000.00", "1.0, JPY, 1", "5.1200, KWD, 5.120"})
    void theValueCountsAndNotHowItIsWritten(BigDecimal amount, String currency, BigDecimal price) {
        assertThat(priceOf(amount, currency).money().amount()).isEqualTo(price);
        assertThat(priceOf(amount, currency)).isEqualTo(priceOf(price, currency));
    }

    @ParameterizedTest
    @CsvSource({
        "0, EUR",
        "-0.01, EUR",
        "-19.99, EUR",
        "0.009, EUR",
        "0.00999999999999999999, EUR",
        "1000000.01, EUR",
        "1000000.00000000000001, EUR",
        "1000001, JPY",
        "0.001, JPY",
        "0.009, KWD",
        "1000000.001, KWD"
    })
    void noLessAndNoMore(BigDecimal amount, String currency) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> priceOf(amount, currency))
                .withMessage("must be 0.01 to 1000000.00");
    }

    @ParameterizedTest
    @CsvSource({
        "19.991, EUR, must have at most 2 decimals in EUR",
        "0.015, EUR, must have at most 2 decimals in EUR",
        "999999.999, EUR, must have at most 2 decimals in EUR",
        "0.5, JPY, must have at most 0 decimals in JPY",
        "0.01, JPY, must have at most 0 decimals in JPY",
        "1.5, JPY, must have at most 0 decimals in JPY",
        "1.2345, KWD, must have at most 3 decimals in KWD"
    })
    void noFinerThanTheMinorUnit(BigDecimal amount, String currency, String message) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> priceOf(amount, currency))
                .withMessage(message);
    }

    /** A few bytes can write a number with a billion digits. It must be refused before anyone spells it out, which takes minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e-400", "1e2147483647", "1e-2147483647", "-1e2147483647"})
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
    void anAbsurdExponentIsRefusedAtOnce(BigDecimal amount) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> priceOf(amount, "EUR"))
                .withMessage("must be 0.01 to 1000000.00");
    }

    /** As many zeros as a request has room for. */
    @Test
    void needlessZerosDoNotCount() {
        BigDecimal one = BigDecimal.ONE.setScale(60_000);

        assertThat(priceOf(one, "EUR").money().amount()).isEqualTo(new BigDecimal("1.00"));
    }

    @Test
    void anAmountThatIsMoneyAlreadyIsCheckedToo() {
        Money free = new Money(BigDecimal.ZERO, Money.currency("EUR"));

        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new UnitPrice(free));
    }

    private static UnitPrice priceOf(BigDecimal amount, String currency) {
        return UnitPrice.of(amount, Money.currency(currency));
    }
}
