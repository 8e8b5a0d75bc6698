package dev.orderflow.platform.web.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StreamRoundTest {

    private static final byte[] FRAME = {1};

    private final AtomicLong now = new AtomicLong();
    private final StreamRound round = new StreamRound(now::get);

    @Test
    void allOfOneRoundGetTheSameFrame() {
        assertThat(round.frame("event")).isNull();

        round.keep("event", FRAME);

        assertThat(round.frame("event")).isSameAs(FRAME);
        assertThat(round.frame("another event")).isNull();
    }

    @Test
    void inALongRoundItIsWrittenAgain() {
        round.keep("event", FRAME);

        now.addAndGet(Duration.ofMillis(101).toNanos());

        assertThat(round.frame("event")).isNull();
    }

    @Test
    void theNextRoundHasNothingOfTheLast() {
        StreamRound.run(() -> keep("event"));

        StreamRound.run(() -> assertThat(current().frame("event")).isNull());
    }

    @Test
    void outsideOfARoundThereIsNone() {
        StreamRound.run(() -> keep("event"));

        assertThat(StreamRound.current()).isNull();
    }

    private static void keep(String key) {
        current().keep(key, FRAME);
    }

    private static StreamRound current() {
        return Objects.requireNonNull(StreamRound.current());
    }
}
