package dev.orderflow.personaldata.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.startup.StartRefused;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeysTest {

    private static final byte[] KEY = AuthenticatedEncryption.random(AuthenticatedEncryption.KEY_BYTES);
    private static final UUID ID = UUID.randomUUID();

    private final String older = entry("2025");
    private final String newer = entry("2026");

    @Test
    void theFirstWraps() {
        assertThat(new MasterKeys(List.of(newer, older))
                        .wrap(ID, "customer-7", KEY)
                        .masterKeyId())
                .isEqualTo("2026");
    }

    @Test
    void theOthersUnwrapWhatTheyHaveWrapped() {
        WrappedKey wrapped = new MasterKeys(List.of(older)).wrap(ID, "customer-7", KEY);

        assertThat(new MasterKeys(List.of(newer, older)).unwrap(wrapped)).isEqualTo(KEY);
        assertThat(new MasterKeys(List.of(newer)).unwrap(wrapped)).isNull();
    }

    @Test
    void anotherKeyOfTheSameNameDoesNotUnwrap() {
        WrappedKey wrapped = new MasterKeys(List.of(older)).wrap(ID, "customer-7", KEY);

        assertThat(new MasterKeys(List.of(entry("2025"))).unwrap(wrapped)).isNull();
    }

    @Test
    void aRowThatWasMovedToAnotherCustomerDoesNotUnwrap() {
        MasterKeys masters = new MasterKeys(List.of(newer));
        WrappedKey wrapped = masters.wrap(ID, "customer-7", KEY);

        assertThat(masters.unwrap(new WrappedKey(ID, "customer-8", wrapped.masterKeyId(), wrapped.wrapped())))
                .isNull();
    }

    @Test
    void withoutOneNothingWraps() {
        assertThat(new MasterKeys(List.of()).newest()).isNull();
    }

    @Test
    void eachHasAFingerprintSecretOfItsOwnThatIsNotTheKey() {
        List<byte[]> secrets = new MasterKeys(List.of(newer, older)).fingerprintSecrets();

        assertThat(secrets).hasSize(2).doesNotHaveDuplicates();
        assertThat(newer).doesNotContain(Base64.getEncoder().encodeToString(secrets.get(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "2026:c2hvcnQ=", "2026:", ":AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void aMalformedOneRefusesTheStartAndIsNotShown(String entry) {
        assertThatThrownBy(() -> new MasterKeys(List.of(entry)))
                .isInstanceOf(StartRefused.class)
                .hasMessageNotContaining(entry);
    }

    @Test
    void twoOfOneNameRefuseTheStart() {
        assertThatThrownBy(() -> new MasterKeys(List.of(entry("2026"), entry("2026"))))
                .isInstanceOf(StartRefused.class);
    }

    private static String entry(String id) {
        return id + ":"
                + Base64.getEncoder().encodeToString(AuthenticatedEncryption.random(AuthenticatedEncryption.KEY_BYTES));
    }
}
