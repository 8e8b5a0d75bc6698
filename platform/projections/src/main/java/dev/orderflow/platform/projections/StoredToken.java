package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.LogToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * A token as its row has it: JSON, so that a person can read it in psql, and the class that reads it.
 *
 * @param json null before the first event
 * @param type null also if a person has written the first token
 */
public record StoredToken(@Nullable String json, @Nullable String type) {

    /** A token that nobody can read, because somebody has written something else into its row. */
    record Unreadable(StoredToken stored) implements TrackingToken {

        @Override
        public TrackingToken lowerBound(TrackingToken other) {
            return this;
        }

        @Override
        public TrackingToken upperBound(TrackingToken other) {
            return this;
        }

        @Override
        public boolean covers(TrackingToken other) {
            return false;
        }
    }

    public static StoredToken of(@Nullable TrackingToken token, Serializer serializer) {
        if (token == null) {
            return new StoredToken(null, null);
        }
        if (token instanceof Unreadable unreadable) {
            return unreadable.stored();
        }
        SerializedObject<String> serialized = serializer.serialize(token, String.class);
        return new StoredToken(serialized.getData(), serialized.getType().getName());
    }

    /** Never fails: one bad row must not hide what is known of all other segments. */
    public @Nullable TrackingToken read(Serializer serializer) {
        if (json == null) {
            return null;
        }
        try {
            String known = type == null ? LogToken.class.getName() : type;
            Object token = serializer.deserialize(new SimpleSerializedObject<>(json, String.class, known, null));
            TrackingToken ours = token instanceof TrackingToken readable ? LogToken.of(readable) : null;
            return ours instanceof LogToken || ours instanceof WrappedToken ? ours : new Unreadable(this);
        } catch (RuntimeException e) {
            return new Unreadable(this);
        }
    }
}
