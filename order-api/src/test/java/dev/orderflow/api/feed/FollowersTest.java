package dev.orderflow.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.web.WebProperties;
import dev.orderflow.platform.web.sse.StreamCallers;
import dev.orderflow.platform.web.sse.Subscribers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the sequence in which segments commit, tails look, and clients come, go and take: in the end each has seen all. */
class FollowersTest {

    private static final int SEGMENTS = 3;
    private static final int ORDERS = 12;
    private static final int STEPS = 400;

    private record Event(UUID orderId, long version, long position) {}

    private final FakeList list = new FakeList();
    private final List<OrderTail> nodes = List.of(tail(), tail());
    private final OrderFrames frames = new OrderFrames(new JsonMapper());

    private final List<Deque<Event>> due = IntStream.range(0, SEGMENTS)
            .mapToObj(segment -> (Deque<Event>) new ArrayDeque<Event>())
            .toList();
    private final long[] tokens = new long[SEGMENTS];
    private final Map<UUID, Long> log = new HashMap<>();
    private long head;

    @ParameterizedTest
    @MethodSource("seeds")
    void everybodySeesTheLastVersionOfEveryOrder(long seed) {
        Random chance = new Random(seed);
        List<Follower> followers = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            switch (chance.nextInt(6)) {
                case 0, 1 -> append(chance);
                case 2 -> handle(chance.nextInt(SEGMENTS), 1 + chance.nextInt(3));
                case 3 -> nodes.get(chance.nextInt(2)).look();
                case 4 -> meet(followers, chance);
                default -> followers.forEach(follower -> follower.take(chance.nextInt(3)));
            }
        }
        IntStream.range(0, SEGMENTS).forEach(segment -> handle(segment, STEPS));
        nodes.forEach(OrderTail::look);

        assertThat(followers).isNotEmpty().allSatisfy(follower -> {
            follower.takeAll();
            assertThat(follower.versions).isEqualTo(log);
        });
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** Somebody comes, to whom all is new; or somebody's connection breaks, and he comes back on any node. */
    private void meet(List<Follower> followers, Random chance) {
        OrderTail node = nodes.get(chance.nextInt(2));
        if (followers.size() < 4) {
            followers.add(new Follower(OrderSource.from(0, node, list, frames)));
        } else {
            Follower follower = followers.get(chance.nextInt(4));
            follower.resume(OrderSource.from(follower.lastId, node, list, frames));
        }
    }

    private void append(Random chance) {
        int order = chance.nextInt(ORDERS);
        UUID orderId = new UUID(0, order);
        long version = log.merge(orderId, 0L, (known, none) -> known + 1);
        due.get(order % SEGMENTS).add(new Event(orderId, version, ++head));
    }

    /** Without a due event, a segment's token moves to the head, as that of an idle one does now and then. */
    private void handle(int segment, int most) {
        for (int i = 0; i < most; i++) {
            Event event = due.get(segment).poll();
            if (event == null) {
                tokens[segment] = head;
                break;
            }
            list.show(event.orderId(), event.version(), event.position());
            tokens[segment] = event.position();
        }
        list.settled =
                IntStream.range(0, SEGMENTS).mapToLong(i -> tokens[i]).min().orElseThrow();
    }

    private OrderTail tail() {
        return new OrderTail(
                list,
                new OrderFrames(new JsonMapper()),
                new Subscribers(
                        new WebProperties.LiveStreams(1_000, Duration.ofSeconds(10)), new StreamCallers(null, null)),
                () -> {});
    }
}
