package dev.orderflow.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.CannotCreateTransactionException;

/** Distinguishes a database that is out of reach or too busy from an error in the application. */
final class StoreFailures {

    /** A restart or a fail-over takes at least some seconds. */
    private static final Duration RESTART = Duration.ofSeconds(5);

    /** A request takes milliseconds, so many connections are free again after a second. */
    private static final Duration REST = Duration.ofSeconds(1);

    private final String subject;

    /** @param subject what a command changes, in one word */
    StoreFailures(String subject) {
        this.subject = subject;
    }

    /** Null if the database has refused a statement that should not have been sent. */
    @Nullable
    Problem problem(SQLException sql, Throwable failure, HttpServletRequest request) {
        if (isPoolExhausted(sql)) {
            return problem(ProblemType.OVERLOADED, REST, failure, request);
        }
        // The first two characters of an SQLSTATE are its class, see PostgreSQL's appendix "Error Codes".
        String state = Objects.requireNonNullElse(sql.getSQLState(), "");
        if (sql instanceof SQLTransientConnectionException
                || isAnyOf(state, "08", "28", "3D", "57P", "58", "25006", "55000")
                || isDuplicatePosition(state, failure)) {
            // no connection, no such login or database, shutting down, disk failure, a standby that only reads,
            // a sequence that is behind the log
            return problem(ProblemType.STORE_UNAVAILABLE, RESTART, failure, request);
        }
        if (isAnyOf(state, "53", "55P03", "57014", "25P0", "40")) {
            // out of connections, memory or disk; waited too long for a lock; took too long; deadlocked
            return problem(ProblemType.OVERLOADED, REST, failure, request);
        }
        return null;
    }

    /** A handler took so long that Axon has interrupted it. */
    Problem interrupted(Throwable failure, HttpServletRequest request) {
        return problem(ProblemType.OVERLOADED, REST, failure, request);
    }

    /** The event store knows a duplicate version of an aggregate by itself, and lets other duplicates through. */
    private static boolean isDuplicatePosition(String state, Throwable failure) {
        return state.equals("23505") && Problems.causes(failure).anyMatch(EventStoreException.class::isInstance);
    }

    private static boolean isAnyOf(String state, String... prefixes) {
        return Stream.of(prefixes).anyMatch(state::startsWith);
    }

    /** HikariCP reports both cases by one type. If it can't connect, it adds a cause, or has no connection at all. */
    private static boolean isPoolExhausted(SQLException sql) {
        return sql instanceof SQLTransientConnectionException
                && sql.getCause() == null
                && !String.valueOf(sql.getMessage()).contains("(total=0,");
    }

    private Problem problem(ProblemType type, Duration wait, Throwable failure, HttpServletRequest request) {
        String detail = mayBeWritten(failure, request)
                ? "It is not known whether this was carried out: it may have been. " + whatToDo(request)
                : "Nothing was written. Try again later.";
        return new Problem(type, detail).retryAfter(wait);
    }

    private String whatToDo(HttpServletRequest request) {
        if (!HttpMethod.POST.matches(request.getMethod())) {
            return "Look at the " + subject + " before you try again.";
        }
        return request.getHeader("Idempotency-Key") == null
                ? "Look at the " + subject
                        + " before you try again; after a request with an Idempotency-Key, a retry with the same is safe."
                : "A retry with the same Idempotency-Key is safe.";
    }

    /** A failure before the commit undoes everything. A failure that may come from the commit itself may have been written. */
    private static boolean mayBeWritten(Throwable failure, HttpServletRequest request) {
        boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        return !reads
                && Problems.causes(failure)
                        .noneMatch(cause -> cause instanceof CannotCreateTransactionException
                                || cause instanceof SQLTransientConnectionException // the pool gave no connection
                                || cause instanceof EventStoreException);
    }
}
