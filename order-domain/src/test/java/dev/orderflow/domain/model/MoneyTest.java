package dev.orderflow.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"JPY, 0", "EUR, 0.00", "KWD, 0.000", "CLF, 0.0000"})
    void anAmountHasTheDecimalsOfItsCurrency(String currency, BigDecimal zero) {
        assertThat(new Money(BigDecimal.ZERO, Money.currency(currency)).amount())
                .isEqualTo(zero);
    }

    @Test
    void equalAmountsAreEqualHoweverTheyAreWritten() {
        assertThat(money("19.990", "EUR")).isEqualTo(money("19.99", "EUR")).hasSameHashCodeAs(money("19.99", "EUR"));
    }

    @ParameterizedTest
    @CsvSource({"0.5, JPY", "0.001, EUR", "0.0001, KWD"})
    void nothingIsFinerThanTheMinorUnit(String amount, String currency) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> money(amount, currency));
    }

    @ParameterizedTest
    @CsvSource({"999, 1, JPY, 1000", "19.99, 0.01, EUR, 20.00", "0.999, 0.001, KWD, 1.000"})
    void sumsAreExact(String one, String other, String currency, String sum) {
        assertThat(money(one, currency).plus(money(other, currency))).isEqualTo(money(sum, currency));
    }

    @ParameterizedTest
    @CsvSource({"500, 3, JPY, 1500", "0.01, 10000, EUR, 100.00", "1.234, 5, KWD, 6.170"})
    void productsAreExact(String price, int quantity, String currency, String product) {
        assertThat(money(price, currency).times(new Quantity(quantity))).isEqualTo(money(product, currency));
    }

    @Test
    void currenciesDoNotMix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> money("1", "EUR").plus(money("1", "USD")))
                .withMessage("Can't add USD to EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "USD", "JPY", "KWD", "CLF"})
    void aCurrencyIsNamedByItsIsoCode(String code) {
        assertThat(Money.currency(code).getCurrencyCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XAG", "XDR", "XTS", "XXX"})
    void whatHasNoMinorUnitIsNoMoney(String code) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Money.currency(code))
                .withMessage("must be a currency with a minor unit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "E", "eur", "Eur", "EURO", "ZZZ", "EUR ", " EUR", "\u20ac", "978"})
    void otherCodesAreRefused(String code) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Money.currency(code))
                .withMessage("must be an ISO 4217 currency code");
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Money.currency(currency));
    }
}
