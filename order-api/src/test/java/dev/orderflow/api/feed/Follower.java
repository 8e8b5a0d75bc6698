package dev.orderflow.api.feed;

import dev.orderflow.platform.web.sse.FrameSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that follows the order list, and remembers what it has seen. */
final class Follower {

    private static final JsonMapper JSON = new JsonMapper();

    final Map<UUID, Long> versions = new HashMap<>();
    long lastId;
    private FrameSource source;

    Follower(FrameSource source) {
        this.source = source;
    }

    void resume(FrameSource again) {
        source = again;
    }

    /** The versions that come, as {@code order id:version}, at most so many. */
    List<String> take(int most) {
        List<String> taken = new ArrayList<>();
        while (taken.size() < most) {
            byte[] frame = source.next();
            if (frame == null) {
                return taken;
            }
            String[] lines = new String(frame, StandardCharsets.UTF_8).split("\n", -1);
            JsonNode order = JSON.readTree(lines[1].substring("data: ".length()));
            lastId = Long.parseLong(lines[0].substring("id: ".length()));
            UUID orderId = UUID.fromString(order.get("orderId").stringValue());
            long version = order.get("version").longValue();
            versions.put(orderId, version);
            taken.add(orderId + ":" + version);
        }
        return taken;
    }

    List<String> takeAll() {
        return take(Integer.MAX_VALUE);
    }
}
