package dev.orderflow.platform.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpMethod;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** Distinguishes a database that is out of reach or too busy from an error in the application. */
final class StoreFailures {

    /** A restart or a fail-over takes at least some seconds. */
    private static final Duration RESTART = Duration.ofSeconds(5);

    /** A request takes milliseconds, so many connections are free again after a second. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String READ_ONLY = "25006";

    private final String subject;

    /** @param subject what a command changes, in one word */
    StoreFailures(String subject) {
        this.subject = subject;
    }

    /** Null if the database has refused a statement that should not have been sent. */
    @Nullable
    Problem problem(SQLException sql, Throwable failure, HttpServletRequest request) {
        ProblemType type = type(sql, failure);
        return type == null ? null : problem(type, failure, request);
    }

    /** For what Spring reports without an exception of the driver. Null if it is no failure of the database. */
    @Nullable
    Problem problem(Throwable failure, HttpServletRequest request) {
        return Problems.causes(failure)
                .map(StoreFailures::type)
                .filter(Objects::nonNull)
                .findFirst()
                .map(type -> problem(type, failure, request))
                .orElse(null);
    }

    /** A handler took so long that Axon has interrupted it. */
    Problem interrupted(Throwable failure, HttpServletRequest request) {
        return problem(ProblemType.OVERLOADED, failure, request);
    }

    private static @Nullable ProblemType type(SQLException sql, Throwable failure) {
        if (isPoolExhausted(sql)) {
            return ProblemType.OVERLOADED;
        }
        String state = sql.getSQLState();
        if (sql instanceof SQLTransientConnectionException || state == null) {
            // The pool says this, and not PostgreSQL: it can't connect, it was closed, or the connection was.
            return ProblemType.STORE_UNAVAILABLE;
        }
        if (state.equals(UNIQUE_VIOLATION)
                && Problems.causes(failure).anyMatch(EventStoreException.class::isInstance)) {
            // A lost race has another exception. This is a position that was assigned twice.
            return ProblemType.STORE_UNAVAILABLE;
        }
        return SqlStates.meaning(state);
    }

    private static @Nullable ProblemType type(Throwable cause) {
        if (Problems.causes(cause).anyMatch(SQLException.class::isInstance)) {
            return null;
        }
        if (cause instanceof TransientDataAccessException || cause instanceof TransactionTimedOutException) {
            return ProblemType.OVERLOADED;
        }
        return cause instanceof DataAccessResourceFailureException || cause instanceof CannotCreateTransactionException
                ? ProblemType.STORE_UNAVAILABLE
                : null;
    }

    /** HikariCP reports both cases by one type. If it can't connect, it adds a cause, or has no connection at all. */
    private static boolean isPoolExhausted(SQLException sql) {
        return sql instanceof SQLTransientConnectionException
                && sql.getCause() == null
                && !String.valueOf(sql.getMessage()).contains("(total=0,");
    }

    private Problem problem(ProblemType type, Throwable failure, HttpServletRequest request) {
        Duration wait = type.equals(ProblemType.OVERLOADED) ? REST : RESTART;
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
                                || cause instanceof EventStoreException
                                || (cause instanceof SQLException sql && READ_ONLY.equals(sql.getSQLState())));
    }
}
