package dev.orderflow.platform.eventstore;

import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A rule over several aggregates has come up that the decision did not know of: the event has to be appended within a boundary. Nothing
 * was written. It is a lost race, so the gateway sends the command again, and then {@link ConsistencyBoundaries#requiredFor} knows the boundary.
 */
public final class OutsideBoundary extends ConcurrencyException {

    private static final String CONSTRAINT = "consistency_boundary";

    private final String boundary;

    private OutsideBoundary(String boundary, Exception cause) {
        super("The event has to be appended within the boundary " + boundary, cause);
        this.boundary = boundary;
    }

    /** Null if the database has refused the append for another reason. */
    static @Nullable OutsideBoundary of(Exception failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .takeWhile(Objects::nonNull)
                .filter(PSQLException.class::isInstance)
                .map(cause -> ((PSQLException) Objects.requireNonNull(cause)).getServerErrorMessage())
                .filter(message -> message != null && CONSTRAINT.equals(message.getConstraint()))
                .findFirst()
                .map(ServerErrorMessage::getDetail)
                .map(boundary -> new OutsideBoundary(boundary, failure))
                .orElse(null);
    }

    public String boundary() {
        return boundary;
    }
}
