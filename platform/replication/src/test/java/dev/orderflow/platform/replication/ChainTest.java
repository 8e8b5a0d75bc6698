package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What may come after the last event of a copy, which is at position 7. */
class ChainTest {

    private final Chain chain = new Chain(7);

    @Test
    void theEventThatFollowsTheLastOneIsNext() {
        assertThat(chain.isNext(event(8, 7))).isTrue();
        assertThat(chain.isNext(event(9, 8))).isTrue();
    }

    /** An append that was rolled back has taken a position with it. */
    @Test
    void aPositionThatTheLogItselfDoesNotHaveIsNoGap() {
        assertThat(chain.isNext(event(12, 7))).isTrue();
    }

    @Test
    void whatTheCopyShouldHaveIsNotNext() {
        assertThat(chain.isNext(event(7, 6))).isFalse();
        assertThat(chain.isNext(event(2, 1))).isFalse();
        assertThat(chain.isNext(event(8, 7))).isTrue();
        assertThat(chain.isNext(event(8, 7))).isFalse();
    }

    @Test
    void anEventThatDoesNotFollowTheLastOneIsAGap() {
        assertThatThrownBy(() -> chain.isNext(event(9, 8)))
                .isInstanceOf(BrokenChain.class)
                .hasMessage(
                        "There is a gap: the topic has position 9 next, which follows 8 in the log, but this copy ends at 7.");
    }

    @Test
    void aTopicWithoutItsBeginningIsAGapForAnEmptyCopy() {
        assertThatThrownBy(() -> new Chain(0).isNext(event(4, 3))).isInstanceOf(BrokenChain.class);
        assertThat(new Chain(0).isNext(event(4, 0))).isTrue();
    }

    @Test
    void anEventThatFollowsAnEarlierOneContradictsTheCopy() {
        assertThatThrownBy(() -> chain.isNext(event(8, 6)))
                .isInstanceOf(BrokenChain.class)
                .hasMessageContaining("contradiction")
                .hasMessageContaining("at 7");
    }

    private static LogRecord event(long position, long previous) {
        return new LogRecord(
                position,
                previous,
                "",
                "Thing",
                "thing-1",
                0,
                "ThingMade",
                "1",
                "2026-01-01 00:00:00+00",
                null,
                "{}",
                "{}");
    }
}
