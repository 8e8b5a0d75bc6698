package dev.orderflow.platform.web.sse;

import java.nio.charset.StandardCharsets;

/** Writes one server-sent event. */
public final class SseFrame {

    private SseFrame() {}

    /** No event, but from now on a client resumes after this id. */
    public static byte[] of(long id) {
        return "id: %s\n\n".formatted(id).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * An event that a client can resume after.
     *
     * @param json without line breaks, because a line break would end the data
     */
    public static byte[] of(long id, String json) {
        return "id: %s\ndata: %s\n\n".formatted(id, json).getBytes(StandardCharsets.UTF_8);
    }
}
