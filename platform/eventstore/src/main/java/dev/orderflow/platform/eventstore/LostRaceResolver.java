package dev.orderflow.platform.eventstore;

import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/**
 * Recognises an append that has lost a race: another one has the same version of the same aggregate. Axon's own resolver does not know
 * PostgreSQL's duplicate keys. It would not distinguish them either, and a duplicate <em>position</em> is a fault of the database: see
 * docs/decisions/0026-positions-never-go-back.md.
 */
final class LostRaceResolver implements PersistenceExceptionResolver {

    private static final String VERSIONS = "one_event_per_version";

    @Override
    public boolean isDuplicateKeyViolation(Exception failure) {
        return causes(failure)
                .filter(PSQLException.class::isInstance)
                .map(PSQLException.class::cast)
                .anyMatch(LostRaceResolver::isDuplicateVersion);
    }

    /** Every duplicate that an index has found names it. One that somebody raises in a trigger may leave the name out. */
    private static boolean isDuplicateVersion(PSQLException failure) {
        ServerErrorMessage message = failure.getServerErrorMessage();
        String constraint = message == null ? null : message.getConstraint();
        return PSQLState.UNIQUE_VIOLATION.getState().equals(failure.getSQLState())
                && (constraint == null || constraint.equals(VERSIONS));
    }

    /** The driver wraps the failure of a batch, and Axon may wrap that. */
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .takeWhile(Objects::nonNull)
                .map(Objects::requireNonNull);
    }
}
