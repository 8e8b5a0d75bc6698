package dev.orderflow.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Signs tokens by a key that is made for one run. */
final class BearerTokens {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    /** Longer than a run. */
    private static final Duration VALID = Duration.ofDays(1);

    private final KeyPair key;

    BearerTokens() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        this.key = generator.generateKeyPair();
    }

    /** Where the application finds the public key: in the setting itself. */
    String publicKeyLocation() {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return "base64:" + Base64.getEncoder().encodeToString(bytes(pem));
    }

    /** The header's value for a caller of a tenant who may read and write orders. */
    String ofTenant(String tenant) throws GeneralSecurityException {
        String signed = URL.encodeToString(bytes("{\"alg\":\"RS256\"}")) + "."
                + URL.encodeToString(
                        bytes("""
                {"sub": "load", "tenant": "%s", "scope": "orders:read orders:write", "exp": %s}
                """.formatted(tenant, Instant.now().plus(VALID).getEpochSecond())));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivate());
        signature.update(bytes(signed));
        return "Bearer " + signed + "." + URL.encodeToString(signature.sign());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
