package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.web.request.BufferedRequest;
import dev.orderflow.platform.web.request.FingerprintSecrets;
import dev.orderflow.platform.web.request.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What is stored of a request, to know it again. */
final class Fingerprints {

    private static final String MAC = "HmacSHA256";

    private final FingerprintSecrets secrets;

    Fingerprints(FingerprintSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The one to store, and then all others under which the request may be stored already: by an older secret, or by a node that has none.
     * Neither a path nor a query can contain a line break, so the parts can't be confused.
     */
    List<byte[]> of(HttpServletRequest request) {
        String query = request.getQueryString();
        String line = request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query) + "\n";
        byte[] digest = Sha256.of(
                line.getBytes(StandardCharsets.UTF_8),
                BufferedRequest.of(request).body());
        List<byte[]> fingerprints = new ArrayList<>();
        secrets.newestFirst().forEach(secret -> fingerprints.add(keyed(secret, digest)));
        fingerprints.add(digest);
        return fingerprints;
    }

    private static byte[] keyed(byte[] secret, byte[] digest) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return mac.doFinal(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + MAC, e);
        }
    }
}
