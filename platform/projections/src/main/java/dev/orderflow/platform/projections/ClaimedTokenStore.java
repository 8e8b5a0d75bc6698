package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.LogToken;
import dev.orderflow.platform.projections.SegmentTable.Availability;
import dev.orderflow.platform.projections.SegmentTable.Known;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tokens of all processors. Only the owner of a segment can store its token, only if the row still has the token that this node
 * read or stored last, and only if the log has the events of both. Otherwise the batch is rolled back: a token and the rows that it
 * is about are one transaction. How old a claim is, the database's clock says. See docs/decisions/0027-claims-and-tokens.md.
 */
final class ClaimedTokenStore implements TokenStore {

    /** No event has this id. */
    private static final String NO_EVENT = "00000000-0000-0000-0000-000000000000";

    private final JdbcClient sql;
    private final SegmentTable segments;
    private final Serializer serializer;
    private final String node;

    /** What this node has read or stored last. After a rollback it is wrong, but then Axon gives the claim up and reads again. */
    private final Map<SegmentId, Known> known = new ConcurrentHashMap<>();

    /** @param claimTimeout after this time without an extension, another node may take the segment over */
    ClaimedTokenStore(JdbcClient sql, Serializer serializer, Node node, Duration claimTimeout) {
        this.sql = sql;
        this.serializer = serializer;
        this.node = node.name();
        this.segments = new SegmentTable(sql, node.name(), Intervals.seconds(claimTimeout));
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public void initializeTokenSegments(String processor, int count) {
        initializeTokenSegments(processor, count, null);
    }

    @Override
    public void initializeTokenSegments(String processor, int count, @Nullable TrackingToken token) {
        try {
            for (int segment = 0; segment < count; segment++) {
                initializeSegment(token, processor, segment);
            }
        } catch (UnableToInitializeTokenException e) {
            throw new UnableToClaimTokenException("Another node has just added the segments of " + processor, e);
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        try {
            segments.add(new SegmentId(processor, segment), StoredToken.of(token, serializer));
        } catch (DuplicateKeyException e) {
            throw new UnableToInitializeTokenException("There is a segment %s of %s".formatted(segment, processor), e);
        }
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        SegmentId id = new SegmentId(processor, segment);
        Known before = known(id);
        StoredToken stored = StoredToken.of(token, serializer);
        Known next = new Known(stored.json(), token);
        if (!segments.store(id, before, stored, next.event())) {
            throw refusal(id, Arrays.asList(before.token(), token));
        }
        known.put(id, next);
    }

    /** Says so also if somebody has changed the token, so that an idle processor reads it again. */
    @Override
    public void extendClaim(String processor, int segment) {
        SegmentId id = new SegmentId(processor, segment);
        if (!segments.extend(id, known(id))) {
            throw refusal(id, List.of());
        }
    }

    /** A claim that is lost is no failure: if this node may claim the segment again, Axon reads the token from its row. */
    private RuntimeException refusal(SegmentId id, List<@Nullable TrackingToken> tokens) {
        SegmentTable.Claim row = segments.find(id).orElse(new SegmentTable.Claim(null, null));
        if (!node.equals(row.owner())) {
            return unclaimed("Segment %s of %s is no longer claimed by this node", id);
        }
        if (!Objects.equals(row.json(), known(id).json())) {
            return unclaimed("The token of segment %s of %s is not the one that this node knows", id);
        }
        String contradiction = LogExcerpt.at(sql, tokens).contradiction(tokens);
        return contradiction == null
                ? unclaimed("Segment %s of %s has changed meanwhile", id)
                : new IllegalStateException(contradiction);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        SegmentId id = new SegmentId(processor, segment);
        StoredToken stored =
                segments.claim(id).orElseThrow(() -> unclaimed("Another node works on segment %s of %s", id));
        TrackingToken token = stored.read(serializer);
        if (token instanceof StoredToken.Unreadable) {
            throw unclaimed("The token of segment %s of %s can't be read", id);
        }
        if (token instanceof LogToken written && written.index() > 0 && written.event() == null) {
            return nameTheEvent(written.index(), id);
        }
        known.put(id, new Known(stored.json(), token));
        return token;
    }

    /**
     * A token that was written by hand says a position, but not which event. From now on it names the last event up to there: the
     * position may be one that was never filled. Ahead of the log it names an event that never comes, so it stays wrong also when the
     * log has got there.
     */
    private TrackingToken nameTheEvent(long position, SegmentId id) {
        LogToken token = LogExcerpt.at(sql, List.of()).head() < position
                ? new LogToken(position, NO_EVENT)
                : LogExcerpt.lastUpTo(sql, position);
        StoredToken stored = StoredToken.of(token, serializer);
        segments.replace(id, stored);
        known.put(id, new Known(stored.json(), token));
        return token;
    }

    /** Looks for a split or a merge after the claim has locked the row, because one may have been under way. */
    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        TrackingToken token = fetchToken(processor, segment.getSegmentId());
        if (fetchAvailableSegments(processor).stream().noneMatch(segment::equals)) {
            throw unclaimed(
                    "Segment %s of %s has been split or merged", new SegmentId(processor, segment.getSegmentId()));
        }
        return token;
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        segments.release(new SegmentId(processor, segment));
    }

    @Override
    public void deleteToken(String processor, int segment) {
        SegmentId id = new SegmentId(processor, segment);
        if (!segments.remove(id)) {
            throw unclaimed("Segment %s of %s is not claimed by this node", id);
        }
    }

    @Override
    public int[] fetchSegments(String processor) {
        return ids(segments.all(processor));
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        List<Availability> all = segments.all(processor);
        int[] ids = ids(all);
        return all.stream()
                .filter(Availability::isFree)
                .map(segment -> Segment.computeSegment(segment.segment(), ids))
                .toList();
    }

    private static int[] ids(List<Availability> all) {
        return all.stream().mapToInt(Availability::segment).toArray();
    }

    private Known known(SegmentId id) {
        return known.getOrDefault(id, new Known(null, null));
    }

    private static UnableToClaimTokenException unclaimed(String message, SegmentId id) {
        return new UnableToClaimTokenException(message.formatted(id.segment(), id.processor()));
    }
}
