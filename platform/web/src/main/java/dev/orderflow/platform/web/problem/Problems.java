package dev.orderflow.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.messaging.timeout.AxonTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Finds out what a failure means for the client. */
public final class Problems {

    /** Deeper than any chain of causes that isn't a circle. */
    private static final int DEEPEST = 50;

    private Problems() {}

    /** The outermost cause that says something decides, because frameworks wrap the telling one. */
    public static Problem problem(Throwable failure, HttpServletRequest request) {
        return causes(failure)
                .map(cause -> known(cause, failure, request))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> HttpFailures.problem(HttpStatus.INTERNAL_SERVER_ERROR));
    }

    static Stream<Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .limit(DEEPEST)
                .takeWhile(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    /** What it all began with. */
    static Throwable root(Throwable failure) {
        return causes(failure).reduce(failure, (outer, inner) -> inner);
    }

    private static @Nullable Problem known(Throwable cause, Throwable failure, HttpServletRequest request) {
        if (cause instanceof Problem problem) {
            return problem;
        }
        if (cause instanceof SQLException sql) {
            return StoreFailures.problem(sql, failure, request);
        }
        if (cause instanceof AxonTimeoutException) {
            return StoreFailures.interrupted(failure, request);
        }
        Problem refusal = CommandFailures.problem(cause, request);
        return refusal != null ? refusal : HttpFailures.problem(cause);
    }
}
