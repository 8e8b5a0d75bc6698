package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.LogToken;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The statements of one node on the rows of {@code read_model.tokens}. See docs/decisions/0027-claims-and-tokens.md. */
final class SegmentTable {

    private static final String FREE =
            "(owner is null or owner = :node or not read_model.is_recent(timestamp::timestamptz, :claimTimeout))";

    private static final String ALL = "select segment, " + FREE
            + " as is_free from read_model.tokens where processor = :processor order by segment";

    private static final String ROW = " where processor = :processor and segment = :segment ";

    private static final String CLAIM = "update read_model.tokens set owner = :node, timestamp = clock_timestamp()"
            + ROW + "and " + FREE + " returning token as json, token_type as type";

    private static final String MY_ROW = ROW + "and owner = :node and token is not distinct from :known ";

    private static final String EXTEND = "update read_model.tokens set timestamp = clock_timestamp()" + MY_ROW;

    /** The look-ups of both events are part of the update, because each batch has to make it anyway. */
    private static final String STORE =
            "update read_model.tokens set token = :json, token_type = :type, timestamp = clock_timestamp()" + MY_ROW
                    + """
                and (:position = 0 or exists (
                    select from event_store.events where position = :position and event_id::text = :event))
                and (:knownPosition = 0 or exists (
                    select from event_store.events where position = :knownPosition and event_id::text = :knownEvent))
            """;

    /** A segment, and whether this node may claim it. */
    record Availability(int segment, boolean isFree) {}

    /** Who owns a segment, and how far it has come. */
    record Claim(@Nullable String owner, @Nullable String json) {}

    /** A token, as it was when this node read or stored it. */
    record Known(@Nullable String json, @Nullable TrackingToken token) {

        LogToken event() {
            return LogExcerpt.logToken(token).orElse(LogExcerpt.BEFORE_THE_FIRST);
        }
    }

    private final JdbcClient sql;
    private final String node;
    private final double claimTimeout;

    SegmentTable(JdbcClient sql, String node, double claimTimeout) {
        this.sql = sql;
        this.node = node;
        this.claimTimeout = claimTimeout;
    }

    void add(SegmentId id, StoredToken token) {
        sql.sql("insert into read_model.tokens (processor, segment, token, token_type) values (?, ?, ?, ?)")
                .params(Arrays.asList(id.processor(), id.segment(), token.json(), token.type()))
                .update();
    }

    List<Availability> all(String processor) {
        return sql.sql(ALL)
                .param("processor", processor)
                .param("node", node)
                .param("claimTimeout", claimTimeout)
                .query(Availability.class)
                .list();
    }

    /** Empty if another node works on it, or if there is no such segment. */
    Optional<StoredToken> claim(SegmentId id) {
        return statement(CLAIM, id)
                .param("node", node)
                .param("claimTimeout", claimTimeout)
                .query(StoredToken.class)
                .optional();
    }

    /** Empty if there is no such segment. */
    Optional<Claim> find(SegmentId id) {
        return statement("select owner, token as json from read_model.tokens" + ROW, id)
                .query(Claim.class)
                .optional();
    }

    /** Whether this node owns the segment, and the token is the one that it knows. */
    boolean extend(SegmentId id, Known known) {
        return mine(EXTEND, id).param("known", known.json()).update() == 1;
    }

    /** Whether this node owns the segment, the token before is the one that it knows, and the log has the events of both. */
    boolean store(SegmentId id, Known known, StoredToken token, LogToken event) {
        return mine(STORE, id)
                        .param("known", known.json())
                        .param("json", token.json())
                        .param("type", token.type())
                        .param("position", event.index())
                        .param("event", event.event())
                        .param("knownPosition", known.event().index())
                        .param("knownEvent", known.event().event())
                        .update()
                == 1;
    }

    /** Puts another token into the row of a segment that this node has just claimed. */
    void replace(SegmentId id, StoredToken token) {
        statement("update read_model.tokens set token = :json, token_type = :type" + ROW, id)
                .param("json", token.json())
                .param("type", token.type())
                .update();
    }

    void release(SegmentId id) {
        mine("update read_model.tokens set owner = null" + ROW + "and owner = :node", id)
                .update();
    }

    boolean remove(SegmentId id) {
        return mine("delete from read_model.tokens" + ROW + "and owner = :node", id)
                        .update()
                == 1;
    }

    private StatementSpec mine(String statement, SegmentId id) {
        return statement(statement, id).param("node", node);
    }

    private StatementSpec statement(String statement, SegmentId id) {
        return sql.sql(statement).param("processor", id.processor()).param("segment", id.segment());
    }
}
