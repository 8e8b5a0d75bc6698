package dev.orderflow.demo.levers;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** How long each batch waits. */
record SlowdownRequest(BigInteger millis) {

    /** A node loses its segment if it does not renew the claim for 5 s, and it does not renew while a batch waits. */
    private static final BigInteger MOST = BigInteger.valueOf(3_000);

    void checkRange() {
        if (millis.signum() < 0 || millis.compareTo(MOST) > 0) {
            throw new Problem(ProblemType.INVALID_REQUEST, "The body has 1 fault.")
                    .with("errors", List.of(Map.of("pointer", "/millis", "detail", "must be 0 to " + MOST)));
        }
    }
}
