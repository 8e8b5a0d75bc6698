package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
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
    private final List<byte[]> fingerprints;
    private volatile boolean answeredBefore;

    KeyedRequest(String caller, String key, List<byte[]> fingerprints) {
        this.caller = caller;
        this.key = key;
        this.fingerprints = List.copyOf(fingerprints);
    }

    /**
     * Null if the request has no key.
     *
     * @throws Problem if it has a malformed one, or several; or if the caller has no name. A key is kept for its caller, so strangers
     *     would get each other's answers, and a key that is silently left out would not protect a request that is sent again. A caller
     *     of two tenants is two callers; no tenant's name has a space.
     */
    static @Nullable KeyedRequest read(HttpServletRequest request, Fingerprints fingerprints) {
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
        return new KeyedRequest(owner, keys.get(0), fingerprints.of(request));
    }

    String caller() {
        return caller;
    }

    String key() {
        return key;
    }

    byte[] fingerprint() {
        return fingerprints.get(0);
    }

    /** All under which this request may be stored. */
    byte[][] fingerprints() {
        return fingerprints.toArray(byte[][]::new);
    }

    /** Whether the answer is the first one, given again. */
    boolean isAnsweredBefore() {
        return answeredBefore;
    }

    void answeredBefore() {
        answeredBefore = true;
    }
}
