package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.ReadModels;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nodes share the processors' segments by nothing but the database, and take over what a lost one leaves behind. */
class SeveralNodesIT extends TwoNodes {

    /** Twice of what is usual at most. A claim is valid for five seconds. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(SeveralNodesIT.class);

    @Test
    void whatANodeGivesUpIsTakenOverAtOnce() {
        second.stop();

        assertThat(owned(second)).as("claims that would have to grow too old").isZero();
        Duration took = timed(() -> await(() -> owned(first) == all()));
        LOG.info("After SIGTERM the segments had another owner in {}", took);
    }

    @Test
    void whatAKilledNodeLeavesBehindIsTakenOver() {
        try (Load load = new Load(2, first::uri)) {
            load.awaitMore(50);
            Duration took = timed(() -> {
                second.kill();
                await(() -> owned(first) == all());
            });

            LOG.info("After kill -9 the segments had another owner in {}", took);
            assertThat(took).isLessThan(TAKE_OVER);
        }
        assertThatReadModelsAreThoseOfTheLog();
    }

    /** It is frozen in the midst of appends and batches, and wakes up to some that others have handled meanwhile. */
    @Test
    void aNodeThatWasFrozenPastItsClaimsDoesNoHarm() throws IOException {
        try (TokenUpdates steps = new TokenUpdates(sql, "%", 0);
                Load load = new Load(2, first::uri);
                Load frozen = new Load(2, second::uri)) {
            frozen.awaitMore(50);
            second.freeze();
            await(() -> owned(first) == all());
            load.awaitMore(50);

            second.thaw();

            await(() -> owned(first) == all() / 2 && owned(second) == all() / 2);
            frozen.awaitMore(50);
            assertThat(steps.back()).isZero();
        }
        assertThatReadModelsAreThoseOfTheLog();
    }

    @Test
    void segmentsAreSplitAndMergedWhileEventsComeIn() throws Exception {
        try (Load load = new Load(1, first::uri);
                Load more = new Load(1, second::uri)) {
            load.awaitMore(50);
            for (String change : List.of("0/split", "1/split", "2/merge", "3/merge")) {
                for (String readModel : ReadModels.names(sql)) {
                    change(readModel, change);
                }
                await(() -> owned(first) + owned(second) == all());
                more.awaitMore(50);
            }
        }
        assertThatReadModelsAreThoseOfTheLog();
    }

    /** Half of the read models are changed by one node, half by the other. None of it is handled again. */
    private void change(String readModel, String change) throws IOException, InterruptedException {
        long before = operator.position(readModel);
        RunningJar asked = ReadModels.names(sql).indexOf(readModel) % 2 == 0 ? first : second;

        request(asked, readModel + "/segments/" + change);

        assertThat(operator.position(readModel)).as(change).isGreaterThanOrEqualTo(before);
    }

    private static Duration timed(Runnable action) {
        Instant begin = Instant.now();
        action.run();
        return Duration.between(begin, Instant.now());
    }
}
