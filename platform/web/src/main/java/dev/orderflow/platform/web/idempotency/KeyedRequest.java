package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.platform.web.request.BufferedRequest;
import dev.orderflow.platform.web.request.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request with a key: who sends it, under which key, and a fingerprint of what it asks for. */
final class KeyedRequest {

    /** Its name among the attributes of a request and in the metadata of a command. It does not get onto events. */
    static final String ATTRIBUTE = "idempotencyKey";

    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");

    private final String caller;
    private final String key;
    private final byte[] fingerprint;
    private volatile boolean answeredBefore;

    KeyedRequest(String caller, String key, byte[] fingerprint) {
        this.caller = caller;
        this.key = key;
        this.fingerprint = fingerprint;
    }

    /**
     * Null if the request has no key.
     *
     * @throws Problem if it has a malformed one, or several; or if the caller has no name. A key is kept for its caller, so strangers
     *     would get each other's answers, and a key that is silently left out would not protect a request that is sent again. A caller
     *     of two tenants is two callers; no tenant's name has a space.
     */
    static @Nullable KeyedRequest read(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders(HEADER));
        if (keys.isEmpty()) {
            return null;
        }
        if (keys.size() > 1 || !FORM.matcher(keys.get(0)).matches()) {
            throw new Problem(ProblemType.INVALID_REQUEST, "The header " + HEADER + " can't be taken.")
                    .withParameter(HEADER, "must be one key of 1 to 255 printable ASCII characters");
        }
        Principal caller = request.getUserPrincipal();
        if (caller == null) {
            throw new Problem(ProblemType.INVALID_REQUEST, "The header " + HEADER + " can't be taken.")
                    .withParameter(HEADER, "needs credentials, because a key belongs to its caller");
        }
        String tenant = TenantContext.current();
        String owner = tenant == null ? caller.getName() : tenant + " " + caller.getName();
        return new KeyedRequest(owner, keys.get(0), fingerprint(request));
    }

    /** Neither a path nor a query can contain a line break, so the parts can't be confused. */
    private static byte[] fingerprint(HttpServletRequest request) {
        String query = request.getQueryString();
        String line = request.getMethod() + " " + request.getRequestURI() + (query == null ? "" : "?" + query) + "\n";
        return Sha256.of(
                line.getBytes(StandardCharsets.UTF_8),
                BufferedRequest.of(request).body());
    }

    String caller() {
        return caller;
    }

    String key() {
        return key;
    }

    byte[] fingerprint() {
        return fingerprint;
    }

    /** Whether the answer is the first one, given again. */
    boolean isAnsweredBefore() {
        return answeredBefore;
    }

    void answeredBefore() {
        answeredBefore = true;
    }
}
