package dev.orderflow.api.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.web.sse.SlowSubscriber;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What has changed in the list comes to all who follow it, once and with nothing left out. */
class OrderTailTest extends OrderTailFixture {

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
}
