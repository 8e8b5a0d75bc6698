package dev.orderflow.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9_999, 10_000})
    void aQuantityIsFromOneToTenThousand(int number) {
        assertThat(new Quantity(number).value()).isEqualTo(number);
        assertThat(Quantity.of(BigInteger.valueOf(number)).value()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void noLessAndNoMore(int number) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> new Quantity(number))
                .withMessage("must be 1 to 10000");
    }

    /** 4294967297 is 2^32 + 1, which would be 1 if only the lower 32 bits were looked at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "10001",
                "2147483648",
                "-2147483649",
                "4294967297",
                "18446744073709551617",
                "-99999999999999999999999999999999999999"
            })
    void aNumberOfAnySizeIsJudgedByItsValue(BigInteger number) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Quantity.of(number))
                .withMessage("must be 1 to 10000");
    }
}
