package dev.orderflow.platform.web.singlesignon;

import dev.orderflow.platform.web.request.Sha256;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.AesGcmBytesEncryptor;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * What only a browser knows of its session: a random number, in a cookie. The session's row is found by a digest of it, and encrypted
 * with a key that is made of it, so whoever reads the table or a backup has no token that is good anywhere.
 */
final class SessionSecret {

    private static final int BYTES = 32;

    /** Makes the key another digest than the id. */
    private static final byte[] FOR_KEY = {1};

    private final byte[] bytes;

    private SessionSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    static SessionSecret random() {
        return new SessionSecret(KeyGenerators.secureRandom(BYTES).generateKey());
    }

    /** @throws IllegalArgumentException if it is no such text */
    static SessionSecret of(String text) {
        return new SessionSecret(Base64.getUrlDecoder().decode(text));
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] id() {
        return Sha256.of(bytes);
    }

    BytesEncryptor encryptor() {
        return AesGcmBytesEncryptor.withSecretKey(new SecretKeySpec(Sha256.of(FOR_KEY, bytes), "AES"))
                .build();
    }
}
