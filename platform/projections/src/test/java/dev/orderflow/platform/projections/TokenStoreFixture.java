package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.LogToken;
import java.time.Duration;
import java.util.Map;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes that store the token of one segment. */
abstract class TokenStoreFixture {

    static final String PROCESSOR = "things";
    static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

    final JdbcTemplate jdbc = NewReadModelSchema.jdbc();
    final TokenStore node = tokensOf("node");
    final TokenStore other = tokensOf("other");
    LogToken first;
    LogToken second;

    @BeforeEach
    void aSegmentThatTheNodeHasClaimedAndALogOfTwoEvents() {
        node.initializeTokenSegments(PROCESSOR, 1, null);
        node.fetchToken(PROCESSOR, 0);
        first = append();
        second = append();
    }

    TokenStore tokensOf(String name) {
        return new ClaimedTokenStore(
                JdbcClient.create(jdbc), Jackson3Serializer.builder().build(), new Node(name), CLAIM_TIMEOUT);
    }

    LogToken append() {
        return jdbc.queryForObject("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Thing', gen_random_uuid(), 0, 'Made', '1', now(), '{}', '{}')
                        returning position, event_id
                        """, (row, number) -> new LogToken(row.getLong(1), row.getString(2)));
    }

    void write(@Nullable String json, @Nullable Class<?> type) {
        jdbc.update(
                "update read_model.tokens set token = ?, token_type = ?", json, type == null ? null : type.getName());
    }

    Map<String, Object> row() {
        return jdbc.queryForMap("select * from read_model.tokens");
    }
}
