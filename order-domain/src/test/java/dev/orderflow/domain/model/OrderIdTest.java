package dev.orderflow.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {

    private static final String TEXT = "7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be907";

    @ParameterizedTest
    @ValueSource(strings = {TEXT, "7D8F3A51-90C4-4E0E-8A4B-2F6D1C5BE907", "7d8f3a51-90C4-4e0e-8A4B-2f6d1c5be907"})
    void anOrderIsKnownByItsUuidInLowerCase(String text) {
        assertThat(OrderId.of(text)).hasToString(TEXT).isEqualTo(OrderId.of(TEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"})
    void everyVersionOfUuidWillDo(String text) {
        assertThat(OrderId.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "7d8f3a5190c44e0e8a4b2f6d1c5be907",
                "7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be90",
                "7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be9070",
                "7d8f3a51-90c4-4e0e-8a4b2f6d-1c5be907",
                "7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be90g",
                "\uff17d8f3a51-90c4-4e0e-8a4b-2f6d1c5be907",
                " 7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be907",
                "7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be907\n",
                "{7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be907}",
                "urn:uuid:7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be907"
            })
    void otherFormsAreRefused(String text) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> OrderId.of(text))
                .withMessage("must be a UUID");
    }
}
