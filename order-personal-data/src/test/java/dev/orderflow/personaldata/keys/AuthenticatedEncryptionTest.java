package dev.orderflow.personaldata.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AuthenticatedEncryptionTest {

    private static final byte[] TEXT = "Ada Lovelace".getBytes(UTF_8);
    private static final byte[] ORDER = "order-1".getBytes(UTF_8);

    private final SecretKey key = newKey();
    private final byte[] sealed = AuthenticatedEncryption.seal(key, TEXT, ORDER);

    @Test
    void theKeyOpensWhatItHasSealed() {
        assertThat(AuthenticatedEncryption.open(key, sealed, ORDER)).isEqualTo(TEXT);
    }

    @Test
    void anotherKeyDoesNot() {
        assertThat(AuthenticatedEncryption.open(newKey(), sealed, ORDER)).isNull();
    }

    @Test
    void aTextOfAnotherOrderDoesNotOpen() {
        assertThat(AuthenticatedEncryption.open(key, sealed, "order-2".getBytes(UTF_8)))
                .isNull();
    }

    @Test
    void aTextThatWasChangedDoesNotOpen() {
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(AuthenticatedEncryption.open(key, changed, ORDER)).isNull();
        }
        assertThat(AuthenticatedEncryption.open(key, new byte[5], ORDER)).isNull();
        assertThat(AuthenticatedEncryption.open(key, new byte[20], ORDER)).isNull();
    }

    @Test
    void theSameTextIsNeverSealedAlike() {
        assertThat(AuthenticatedEncryption.seal(key, TEXT, ORDER)).isNotEqualTo(sealed);
    }

    private static SecretKey newKey() {
        return new SecretKeySpec(AuthenticatedEncryption.random(AuthenticatedEncryption.KEY_BYTES), "AES");
    }
}
