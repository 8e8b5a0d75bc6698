package dev.orderflow.platform.projections.processor;

import dev.orderflow.platform.projections.Intervals;
import dev.orderflow.platform.projections.LogExcerpt;
import dev.orderflow.platform.projections.SegmentId;
import dev.orderflow.platform.projections.StoredToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The segments of all processors, on whatever node: the table {@code read_model.tokens}. */
public final class SegmentClaims {

    /** An owner that has not renewed its claim in time no longer owns the segment. */
    private static final String READ = """
            select processor, segment, token, token_type,
                case when read_model.is_recent(timestamp::timestamptz, :claimTimeout) then owner end as owner
            from read_model.tokens
            """;

    /** Segments of a processor whose batch has just failed are left out: trying again at once would fail again. */
    private static final String UNOWNED = """
            select processor, segment from read_model.tokens
            where (owner is null or not read_model.is_recent(timestamp::timestamptz, :claimTimeout))
                and not exists (select from read_model.failures
                    where failures.processor = tokens.processor and read_model.is_recent(at, :pause))
            """;

    private final JdbcClient sql;
    private final Serializer serializer;
    private final double claimTimeout;
    private final double failedBatchPause;

    SegmentClaims(JdbcClient sql, Serializer serializer, Duration claimTimeout, Duration failedBatchPause) {
        this.sql = sql;
        this.serializer = serializer;
        this.claimTimeout = Intervals.seconds(claimTimeout);
        this.failedBatchPause = Intervals.seconds(failedBatchPause);
    }

    public List<SegmentClaim> all() {
        return read(" order by processor, segment").query(this::claim).list();
    }

    public List<SegmentClaim> of(String processor) {
        return read(" where processor = :processor order by segment")
                .param("processor", processor)
                .query(this::claim)
                .list();
    }

    /**
     * Stops the processor's batches on all nodes until the transaction ends, because each batch begins by locking its token's row.
     * Callers come one after the other: a statement that waits for rows does not see rows that are added meanwhile.
     */
    public List<SegmentClaim> lock(String processor) {
        sql.sql("select read_model.lock_processor(?)").param(processor).query(row -> {});
        return read(" where processor = :processor order by segment for update")
                .param("processor", processor)
                .query(this::claim)
                .list();
    }

    /** Why some of these segments must not go on, as a sentence, or null if they may. */
    public @Nullable String contradiction(List<SegmentClaim> segments) {
        List<@Nullable TrackingToken> tokens = SegmentClaim.tokens(segments);
        return LogExcerpt.at(sql, tokens).contradiction(tokens);
    }

    /** How many segments each processor has. A processor that has never run has none yet. */
    SortedMap<String, Integer> counts() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        sql.sql("select processor, count(*) from read_model.tokens group by processor")
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    /** The segments that any node may claim. */
    List<SegmentId> unowned() {
        return sql.sql(UNOWNED)
                .param("claimTimeout", claimTimeout)
                .param("pause", failedBatchPause)
                .query(SegmentId.class)
                .list();
    }

    /** Saves a segment without an owner. Its former owner finds that out before it can write anything more. */
    void save(SegmentClaim claim) {
        StoredToken token = StoredToken.of(claim.token(), serializer);
        sql.sql("""
                        insert into read_model.tokens (processor, segment, token, token_type) values (?, ?, ?, ?)
                        on conflict (processor, segment) do update set
                            token = excluded.token, token_type = excluded.token_type, owner = null
                        """)
                .param(claim.processor())
                .param(claim.segment())
                .param(token.json())
                .param(token.type())
                .update();
    }

    void remove(SegmentClaim claim) {
        sql.sql("delete from read_model.tokens where processor = ? and segment = ?")
                .param(claim.processor())
                .param(claim.segment())
                .update();
    }

    private JdbcClient.StatementSpec read(String which) {
        return sql.sql(READ + which).param("claimTimeout", claimTimeout);
    }

    private SegmentClaim claim(ResultSet row, int number) throws SQLException {
        return new SegmentClaim(
                row.getString("processor"),
                row.getInt("segment"),
                row.getString("owner"),
                new StoredToken(row.getString("token"), row.getString("token_type")).read(serializer));
    }
}
