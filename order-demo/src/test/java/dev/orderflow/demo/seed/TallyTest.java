package dev.orderflow.demo.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void progressIsPercentRatesAndTimeLeft() {
        assertThat(new Tally(5_000, 2_000, 2_000, 0, 12_000).progress(Tally.of(5_000), TEN_SECONDS))
                .isEqualTo("Seeding [######----------] 40 %, 200 orders/s, 1,200 events/s, 0:15 left");
    }

    @Test
    void theRateIsThatOfTheTimeSinceThen() {
        Tally before = new Tally(5_000, 1_000, 1_000, 0, 5_000);

        assertThat(new Tally(5_000, 2_000, 2_000, 0, 12_000).progress(before, TEN_SECONDS))
                .endsWith(" 100 orders/s, 700 events/s, 0:30 left");
    }

    @Test
    void ordersThatWereThereSayNothingAboutTheTimeLeft() {
        Tally before = Tally.of(6_000);

        assertThat(new Tally(6_000, 5_100, 100, 0, 300).progress(before, TEN_SECONDS))
                .endsWith("1:30 left");
        assertThat(new Tally(6_000, 5_000, 0, 0, 0).progress(before, TEN_SECONDS))
                .endsWith("? left");
    }

    @Test
    void theLineFitsATerminal() {
        assertThat(new Tally(100_000, 100_000, 100_000, 0, 400_000).progress(Tally.of(100_000), Duration.ofSeconds(50)))
                .isEqualTo("Seeding [################] 100 %, 2,000 orders/s, 8,000 events/s, 0:00 left")
                .hasSizeLessThan(80);
    }

    @Test
    void theSummaryTellsNewOrdersFromThoseThatWereThere() {
        Tally tally = Tally.of(3)
                .plus(new Completion(0, false))
                .plus(new Completion(4, false))
                .plus(new Completion(1, true));

        assertThat(tally.summary(TEN_SECONDS))
                .isEqualTo("3 of 3 orders are there, 2 of them by this run: 5 events in 10.0 s, 0 orders/s, 1 events/s;"
                        + " left as others have changed them: 1");
    }
}
