package dev.orderflow.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.junit.jupiter.api.Test;

class AggregateFailuresTest {

    @Test
    void anAggregateWithoutEventsIsNotFound() {
        assertThat(typeOf(new AggregateNotFoundException("b-1", "no events"))).isEqualTo(ProblemType.NOT_FOUND);
    }

    @Test
    void anIdentifierThatIsTakenIsAConflictOfItsOwn() {
        assertThat(typeOf(new AggregateStreamCreationException("exists"))).isEqualTo(ProblemType.ALREADY_EXISTS);
    }

    @Test
    void aLostRaceIsAConflict() {
        assertThat(typeOf(new ConcurrencyException("lost"))).isEqualTo(ProblemType.CONCURRENT_CHANGE);
    }

    @Test
    void anotherVersionThanExpectedIsSaid() {
        Problem problem = AggregateFailures.problem(new ConflictingAggregateVersionException("b-1", 2, 5));

        assertThat(Objects.requireNonNull(problem).type()).isEqualTo(ProblemType.VERSION_MISMATCH);
        assertThat(problem.getBody().getProperties()).containsEntry("actualVersion", 5L);
    }

    @Test
    void anyOtherFailureIsForOthersToJudge() {
        assertThat(AggregateFailures.problem(new IllegalStateException())).isNull();
    }

    private static ProblemType typeOf(Exception failure) {
        return Objects.requireNonNull(AggregateFailures.problem(failure)).type();
    }
}
