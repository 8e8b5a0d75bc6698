package dev.orderflow.platform.eventstore;

import java.util.OptionalLong;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * How far a processor has come: the position and the id of the last event that it has handled. A position alone does not say whether
 * the log still has that event: after a restore, or a fail-over that lost commits, another event may have taken it. The token has no
 * gaps, because {@link LogReader} never leaves one behind. See docs/decisions/0027-claims-and-tokens.md.
 *
 * @param index position of the event; 0 before the first one
 * @param event id of the event, or null if somebody has written the token by hand
 */
public record LogToken(long index, @Nullable String event) implements TrackingToken {

    /** An older token, which was one of Axon's, as a token of this type. Others stay as they are. */
    public static @Nullable TrackingToken of(@Nullable TrackingToken token) {
        return token instanceof GapAwareTrackingToken old ? new LogToken(old.getIndex(), null) : token;
    }

    @Override
    public OptionalLong position() {
        return OptionalLong.of(index);
    }

    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        return covers(other) ? other : this;
    }

    @Override
    public TrackingToken upperBound(TrackingToken other) {
        return covers(other) ? this : other;
    }

    @Override
    public boolean covers(TrackingToken other) {
        return ((LogToken) other).index <= index;
    }

    @Override
    public boolean samePositionAs(@Nullable TrackingToken other) {
        return other instanceof LogToken token && token.index == index;
    }
}
