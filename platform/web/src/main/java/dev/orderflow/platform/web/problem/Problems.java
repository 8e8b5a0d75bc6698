package dev.orderflow.platform.web.problem;

import dev.orderflow.platform.role.CommandOnReadNode;
import dev.orderflow.platform.role.NodeRole;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.messaging.timeout.AxonTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Finds out what a failure means to the client. */
public final class Problems {

    /** Longer than any chain of causes that is not a circle. */
    private static final int DEEPEST = 50;

    private final List<ProblemMapper> mappers;
    private final StoreFailures store;

    Problems(List<ProblemMapper> mappers, StoreFailures store) {
        this.mappers = List.copyOf(mappers);
        this.store = store;
    }

    /** The outermost cause with a meaning decides, because frameworks wrap the exception that says what has happened. */
    public Problem problem(Throwable failure, HttpServletRequest request) {
        return causes(failure)
                .map(cause -> known(cause, failure, request))
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(store.problem(failure, request)))
                .orElseGet(() -> HttpFailures.problem(HttpStatus.INTERNAL_SERVER_ERROR));
    }

    /** The failure and its causes, the outermost first. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .limit(DEEPEST)
                .takeWhile(Objects::nonNull)
                .map(Objects::requireNonNull);
    }

    private @Nullable Problem known(Throwable cause, Throwable failure, HttpServletRequest request) {
        if (cause instanceof Problem problem) {
            return problem;
        }
        if (cause instanceof SQLException sql) {
            return store.problem(sql, failure, request);
        }
        if (cause instanceof CommandOnReadNode) {
            return WrongNode.ask(NodeRole.WRITE);
        }
        if (cause instanceof AxonTimeoutException) {
            return store.interrupted(failure, request);
        }
        for (ProblemMapper mapper : mappers) {
            Problem problem = mapper.map(cause, request);
            if (problem != null) {
                return problem;
            }
        }
        Problem problem = AggregateFailures.problem(cause);
        return problem == null ? HttpFailures.problem(cause) : problem;
    }
}
