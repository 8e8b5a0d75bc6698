package dev.orderflow.api.feed;

import dev.orderflow.platform.web.WebProperties;
import dev.orderflow.platform.web.sse.RecentFrames;
import dev.orderflow.platform.web.sse.StreamCallers;
import dev.orderflow.platform.web.sse.Subscribers;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** An order list in memory and its tail, which looks when a test says so. */
abstract class OrderTailFixture {

    static final UUID A = new UUID(0, 10);
    static final UUID B = new UUID(0, 11);

    final FakeList list = new FakeList();
    private final OrderFrames frames = new OrderFrames(new JsonMapper());
    final OrderTail tail = new OrderTail(
            list,
            frames,
            new Subscribers(
                    new WebProperties.LiveStreams(1_000, Duration.ofSeconds(10)), new StreamCallers(null, null)),
            () -> {});
    final OrderFeed feed = new OrderFeed(() -> tail, list, frames);

    void moreThanTheTailKeeps() {
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
