package dev.orderflow.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who comes again gets what has changed since, however much it is, and then follows the list like everybody else. */
class ResumedFeedTest extends OrderTailFixture {

    @Test
    void whoComesBackGetsWhatWasSettledAndWhatWasNot() {
        list.show(A, 0, 1);
        list.show(A, 1, 3);
        list.show(B, 0, 9);
        list.settled = 5;

        Follower follower = new Follower(feed.from(2));

        assertThat(follower.takeAll()).containsExactly(A + ":1", B + ":0");
        assertThat(follower.lastId).isEqualTo(5);
    }

    @Test
    void theIdOfAFrameLeavesNothingOutThatComesAfterIt() {
        list.show(A, 0, 3);
        list.show(B, 0, 4);
        list.settled = 4;
        Follower follower = new Follower(feed.from(0));

        follower.take(1);
        follower.resume(feed.from(follower.lastId));

        assertThat(follower.takeAll()).contains(B + ":0");
    }

    @Test
    void aLongWayBackIsReadPageByPage() {
        int changes = 3 * OrderSource.BATCH + 1;
        IntStream.rangeClosed(1, changes).forEach(place -> list.show(new UUID(0, place), 0, place));
        list.settled = changes;

        Follower follower = new Follower(feed.from(0));

        assertThat(follower.takeAll()).hasSize(changes).doesNotHaveDuplicates();
        assertThat(follower.lastId).isEqualTo(changes);
    }

    @Test
    void whoNeedsLongForTheWayBackIsNotCutOff() {
        IntStream.rangeClosed(1, OrderSource.BATCH).forEach(place -> list.show(new UUID(0, place), 0, place));
        list.settled = OrderSource.BATCH;
        Follower follower = new Follower(feed.from(0));
        follower.take(1);

        moreThanTheTailKeeps();

        follower.takeAll();
        assertThat(follower.versions.keySet()).isEqualTo(list.rows.keySet());
    }

    @Test
    void anIdFromTheFutureMissesNothingThatIsToCome() {
        list.settled = 3;
        Follower follower = new Follower(feed.from(1_000));

        list.show(A, 0, 4);
        tail.look();

        assertThat(follower.takeAll()).containsExactly(A + ":0");
    }
}
