package dev.orderflow.platform.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One replay of a read model at a time, unless the running one fails again and again. */
class ReplayRequestIT extends ReplayFixture {

    @Test
    void twoAtOnceAreOneTooMany() {
        operator.pause(LIST);

        assertThat(replays.request(LIST)).isTrue();
        assertThat(replays.request(LIST)).isFalse();

        operator.resume(LIST);
        operator.awaitReplay(LIST);
    }

    /** One batch of it failed, was tried again, and succeeded. */
    @Test
    void oneThatHasGotPastItsFailureDoesNotGiveWay() {
        operator.pause(LIST);
        replays.request(LIST);
        sql.sql("insert into read_model.failures (processor, position, cause) values (?, 0, 'a deadlock, for once')")
                .param(LIST + ".rebuild")
                .update();

        assertThat(replays.request(LIST)).isFalse();

        operator.resume(LIST);
        operator.awaitReplay(LIST);
    }

    @Test
    void oneThatFailsAgainAndAgainGivesWayToTheNext() {
        beginAReplayThatGetsNowhere();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> status().error() != null);

        assertThat(status().error()).isEqualTo("The replay: not yet");
        assertThat(replays.request(LIST)).isTrue();

        operator.awaitReplay(LIST);
        assertThat(status().error()).isNull();
    }
}
