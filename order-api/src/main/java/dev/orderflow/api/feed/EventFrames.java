package dev.orderflow.api.feed;

import dev.orderflow.api.history.EventItems;
import dev.orderflow.api.history.EventItems.ShownEvent;
import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.web.sse.SseFrame;
import dev.orderflow.platform.web.sse.StreamRound;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes events as server-sent events. Each is written once for all subscribers that are at about the same position; one that can be erased
 * is, for each round, opened anew.
 */
@Component
final class EventFrames {

    /** Enough for a few batches of a subscriber. */
    private static final int KEPT = 1_000;

    /** Larger ones, which nobody but a foreign hand writes, are not kept: a thousand of these are 16 MB. */
    private static final int LARGEST_KEPT = 16_384;

    /** With the event's id, because another event may get its position if the database loses it. */
    private record Key(long position, String eventId) {}

    private final EventItems items;
    private final JsonMapper json;
    private final Map<Key, byte[]> written = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    EventFrames(EventItems items, JsonMapper json) {
        this.items = items;
        this.json = json;
    }

    synchronized byte[] of(StoredEvent event) {
        Key key = new Key(event.position(), event.eventId());
        byte[] known = written.get(key);
        if (known != null) {
            return known;
        }
        StreamRound round = StreamRound.current();
        byte[] opened = round == null ? null : round.frame(key);
        if (opened != null) {
            return opened;
        }
        ShownEvent shown = items.of(event);
        byte[] frame = SseFrame.of(event.position(), json.writeValueAsString(shown.item()));
        if (shown.mayChange()) {
            if (round != null) {
                round.keep(key, frame);
            }
        } else if (frame.length <= LARGEST_KEPT) {
            written.put(key, frame);
        }
        return frame;
    }
}
