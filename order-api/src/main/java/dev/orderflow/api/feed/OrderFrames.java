package dev.orderflow.api.feed;

import dev.orderflow.platform.web.sse.SseFrame;
import dev.orderflow.projections.orderlist.FindChangedOrders.OrderChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes changes of the order list as server-sent events. */
@Component
class OrderFrames {

    private final JsonMapper json;

    OrderFrames(JsonMapper json) {
        this.json = json;
    }

    /**
     * When a client has received a frame, it has received all changes up to the frame's id. So the id must be less than the position of
     * the next change, and not greater than the settled position.
     *
     * @param changes sorted by position
     */
    List<byte[]> of(List<OrderChange> changes, long settledUpTo) {
        List<byte[]> frames = new ArrayList<>(changes.size());
        long id = settledUpTo;
        for (int i = changes.size() - 1; i >= 0; i--) {
            OrderChange change = changes.get(i);
            frames.add(SseFrame.of(id, json.writeValueAsString(change.order())));
            id = Math.min(id, change.position() - 1);
        }
        Collections.reverse(frames);
        return frames;
    }
}
