package dev.orderflow.platform.projections.processing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens of all nodes' processors. */
@Component
public class SegmentClaims {

    /** An owner that has not renewed its claim in time owns nothing any more. */
    private static final String READ = """
            select processor, segment, token, token_type,
                case when timestamp::timestamptz > now() - interval '5 seconds' then owner end as owner
            from read_model.tokens
            """;

    private final JdbcClient sql;
    private final Serializer serializer;

    SegmentClaims(JdbcClient sql, Serializer serializer) {
        this.sql = sql;
        this.serializer = serializer;
    }

    public List<SegmentClaim> all() {
        return sql.sql(READ + " order by processor, segment").query(this::claim).list();
    }

    public List<SegmentClaim> of(String processor) {
        return sql.sql(READ + " where processor = ? order by segment")
                .param(processor)
                .query(this::claim)
                .list();
    }

    /**
     * Stops the batches of a processor on all nodes until the transaction ends, because each batch first stores its token. All who
     * change the rows of the tokens take an advisory lock first: a statement that waits for rows would not see rows that are
     * added meanwhile.
     */
    public List<SegmentClaim> lock(String processor) {
        sql.sql("select read_model.lock_processor(?)").param(processor).query(row -> {});
        return sql.sql(READ + " where processor = ? order by segment for update")
                .param(processor)
                .query(this::claim)
                .list();
    }

    /** Takes a segment away from its owner, who finds that out before it can write anything more. */
    void give(SegmentClaim claim) {
        TrackingToken token = claim.token();
        String type = token == null ? null : token.getClass().getName();
        String json =
                token == null ? null : serializer.serialize(token, String.class).getData();
        sql.sql("""
                        insert into read_model.tokens (processor, segment, token, token_type) values (?, ?, ?, ?)
                        on conflict (processor, segment) do update set
                            token = excluded.token, token_type = excluded.token_type, owner = null
                        """)
                .param(claim.processor())
                .param(claim.segment())
                .param(json)
                .param(type)
                .update();
    }

    void remove(SegmentClaim claim) {
        sql.sql("delete from read_model.tokens where processor = ? and segment = ?")
                .param(claim.processor())
                .param(claim.segment())
                .update();
    }

    private SegmentClaim claim(ResultSet row, int number) throws SQLException {
        return new SegmentClaim(
                row.getString("processor"),
                row.getInt("segment"),
                row.getString("owner"),
                token(row.getString("token"), row.getString("token_type")));
    }

    private @Nullable TrackingToken token(@Nullable String json, @Nullable String type) {
        return json == null || type == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(json, String.class, type, null));
    }
}
