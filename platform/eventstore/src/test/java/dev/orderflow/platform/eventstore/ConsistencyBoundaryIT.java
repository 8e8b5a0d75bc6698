package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What may be appended within a boundary, and what outside of it. */
class ConsistencyBoundaryIT extends ConsistencyBoundaryFixture {

    @Test
    void withoutARuleEventsNeedNoBoundary() {
        run(() -> log.publish(deposited("1")));

        assertThat(events()).isEqualTo(1);
        assertThat(boundaries.requiredFor(branch)).isNull();
    }

    @Test
    void onceThereIsARuleAnEventOutsideOfItsBoundaryIsALostRaceAndTheBoundaryIsKnown() {
        cap();

        assertThatExceptionOfType(OutsideBoundary.class).isThrownBy(() -> run(() -> log.publish(deposited("1"))));

        assertThat(events()).isZero();
        assertThat(boundaries.requiredFor(branch)).isEqualTo(branch);
        assertThat(boundaries.requiredFor(branch + "/1")).isEqualTo(branch);
    }

    @Test
    void anEventWithinTheBoundaryIsAppended() {
        cap();

        run(() -> {
            boundaries.enter(branch);
            log.publish(deposited("1"));
        });

        assertThat(events()).isEqualTo(1);
    }

    @Test
    void whoeverIsInAnotherBoundaryIsOutside() {
        cap();

        assertThatExceptionOfType(OutsideBoundary.class)
                .isThrownBy(() -> run(() -> {
                    boundaries.enter("branch-" + UUID.randomUUID());
                    log.publish(deposited("1"));
                }));
    }

    @Test
    void twoBoundariesInOneCommandCouldMeanADeadlockAndAreRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(() -> {
                    boundaries.enter(branch);
                    boundaries.enter(branch);
                    boundaries.enter(branch + "-2");
                }))
                .withMessageContaining(branch + "-2");
    }

    @Test
    void outsideOfACommandThereIsNoTransactionToBeAloneIn() {
        assertThatIllegalStateException().isThrownBy(() -> boundaries.enter(branch));
    }
}
