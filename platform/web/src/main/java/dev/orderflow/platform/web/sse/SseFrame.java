package dev.orderflow.platform.web.sse;

import java.nio.charset.StandardCharsets;

/** Writes one server-sent event. */
public final class SseFrame {

    private SseFrame() {}

    /**
     * An event that a client can resume after.
     *
     * @param json without line breaks, because a line break would end the data
     */
    public static byte[] of(long id, String json) {
        return "id: %s\ndata: %s\n\n".formatted(id, json).getBytes(StandardCharsets.UTF_8);
    }
}
