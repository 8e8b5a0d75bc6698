package dev.orderflow.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.web.WebProperties;
import dev.orderflow.platform.web.sse.RecentFrames;
import dev.orderflow.platform.web.sse.SlowSubscriber;
import dev.orderflow.platform.web.sse.StreamCallers;
import dev.orderflow.platform.web.sse.Subscribers;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OrderTailTest {

    private static final UUID A = new UUID(0, 10);
    private static final UUID B = new UUID(0, 11);

    private final FakeList list = new FakeList();
    private final OrderFrames frames = new OrderFrames(new JsonMapper());
    private final OrderTail tail = new OrderTail(
            list,
            frames,
            new Subscribers(
                    new WebProperties.LiveStreams(1_000, Duration.ofSeconds(10)), new StreamCallers(null, null)),
            () -> {});
    private final OrderFeed feed = new OrderFeed(() -> tail, list, frames);

    @Test
    void nothingIsAskedWhileNobodyFollows() {
        list.show(A, 0, 1);

        tail.look();

        assertThat(list.looks).isZero();
    }

    @Test
    void whoComesAtTheHeadSeesWhatChangesFromThenOn() {
        list.show(A, 0, 1);
        Follower follower = new Follower(feed.fromHead());

        tail.look();
        list.show(B, 0, 2);
        tail.look();

        assertThat(follower.takeAll()).containsExactly(B + ":0");
    }

    @Test
    void whatIsNotSettledYetComesAtOnceAndOnce() {
        Follower follower = new Follower(feed.fromHead());

        list.show(A, 0, 7);
        tail.look();
        tail.look();

        assertThat(follower.takeAll()).containsExactly(A + ":0");
        assertThat(follower.lastId).isZero();
    }

    @Test
    void whatWasPassedWhileItWasOpenComesWhenItIsThere() {
        Follower follower = new Follower(feed.fromHead());
        list.show(A, 0, 7);
        tail.look();

        list.show(B, 0, 5);
        list.settled = 7;
        tail.look();

        assertThat(follower.takeAll()).containsExactly(A + ":0", B + ":0");
        assertThat(follower.lastId).isEqualTo(7);
    }

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
    void whoIsTooSlowForTheTailIsCutOff() {
        Follower follower = new Follower(feed.fromHead());

        moreThanTheTailKeeps();

        assertThatExceptionOfType(SlowSubscriber.class).isThrownBy(follower::takeAll);
    }

    /** An operator has taken a former build of the list again, which is behind. */
    @Test
    void aListThatGoesBackIsFollowedFromThere() {
        list.settled = 9;
        Follower follower = new Follower(feed.fromHead());

        list.settled = 3;
        tail.look();
        list.show(A, 4, 5);
        tail.look();

        assertThat(follower.takeAll()).containsExactly(A + ":4");
        assertThat(follower.lastId).isEqualTo(3);
    }

    @Test
    void anIdFromTheFutureMissesNothingThatIsToCome() {
        list.settled = 3;
        Follower follower = new Follower(feed.from(1_000));

        list.show(A, 0, 4);
        tail.look();

        assertThat(follower.takeAll()).containsExactly(A + ":0");
    }

    @Test
    void moreThanIsReadAtOnceComesInSeveralLooks() {
        Follower follower = new Follower(feed.fromHead());
        int orders = OrderTail.MOST + 10;
        IntStream.rangeClosed(1, orders).forEach(place -> list.show(new UUID(0, place), 0, place));
        list.settled = orders;

        tail.look();
        follower.takeAll();
        tail.look();
        follower.takeAll();

        assertThat(follower.versions).hasSize(orders);
    }

    /** What a subscriber has seen may be lost, and the positions after it may be of other events. */
    @Test
    void whenTheLogHasGoneBackSubscribersAreCutOffAndComeAgain() {
        list.show(A, 1, 10);
        list.settled = 10;
        Follower follower = new Follower(feed.fromHead());

        list.show(A, 0, 5);
        list.settled = 5;
        list.rewinds = 1;
        tail.look();

        assertThatExceptionOfType(SlowSubscriber.class).isThrownBy(follower::takeAll);
        follower.resume(feed.fromHead());
        list.show(B, 0, 6);
        list.settled = 6;
        tail.look();
        assertThat(follower.takeAll()).containsExactly(B + ":0");
    }

    private void moreThanTheTailKeeps() {
        for (int i = 1; i <= 2 * RecentFrames.MOST; i++) {
            long place = list.settled + 1;
            list.show(new UUID(0, place), 0, place);
            list.settled = place;
            if (i % (RecentFrames.MOST / 2) == 0) {
                tail.look();
            }
        }
    }
}
