package dev.orderflow.platform.eventstore;

import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * The id of the message that caused an event. For readers it is part of the metadata. In the table it has a column of its own, where it
 * takes 16 bytes instead of 54. See docs/decisions/0039-what-an-event-takes.md.
 */
final class CausationId {

    static final String KEY = "causationId";

    private CausationId() {}

    /** Null if there is none, or if it is not a UUID as text. Then it stays where it is. */
    static @Nullable UUID of(MetaData metadata) {
        if (metadata.get(KEY) instanceof String text) {
            try {
                UUID id = UUID.fromString(text);
                return id.toString().equals(text) ? id : null;
            } catch (IllegalArgumentException other) {
                return null;
            }
        }
        return null;
    }

    /** The metadata as its writer knew it, from both columns. JSON that is no object is damaged, and stays as it is. */
    static String putBack(@Nullable String id, String metadata) {
        if (id == null || !metadata.startsWith("{")) {
            return metadata;
        }
        String member = "{\"" + KEY + "\": \"" + id + "\"";
        return metadata.equals("{}") ? member + "}" : member + ", " + metadata.substring(1);
    }
}
