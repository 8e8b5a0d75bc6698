package dev.orderflow.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A node that has lost a segment can no longer change the row of its token. */
class ClaimedTokenStoreIT {

    private static final String PROCESSOR = "things";
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TOO_OLD = Duration.ofSeconds(6);

    private final JdbcTemplate jdbc = NewReadModelSchema.jdbc();
    private final TokenStore node = tokensOf("node");
    private final TokenStore other = tokensOf("other");

    @BeforeEach
    void aSegmentThatTheNodeHasClaimed() {
        node.initializeTokenSegments(PROCESSOR, 1, at(0));
        node.fetchToken(PROCESSOR, 0);
    }

    @Test
    void theOwnerMovesItsToken() {
        node.storeToken(at(7), PROCESSOR, 0);

        assertThat(node.fetchToken(PROCESSOR, 0)).isEqualTo(at(7));
    }

    @Test
    void theOwnerKeepsItsClaim() {
        letTheClaimGrowOld();

        node.extendClaim(PROCESSOR, 0);

        assertThatThrownBy(() -> other.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @ParameterizedTest
    @NullSource // after a split, a merge, or a cut-over
    @ValueSource(strings = "other")
    void aNodeThatHasLostTheSegmentCanNotMoveItsToken(@Nullable String owner) {
        give(owner, 3);
        Map<String, Object> before = row();

        assertThatThrownBy(() -> node.storeToken(at(7), PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);

        assertThat(row()).isEqualTo(before);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "other")
    void aNodeThatHasLostTheSegmentCanNotExtendItsClaim(@Nullable String owner) {
        give(owner, 3);
        Map<String, Object> before = row();

        assertThatThrownBy(() -> node.extendClaim(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);

        assertThat(row()).isEqualTo(before);
    }

    @Test
    void aClaimIsTakenOverOnceItIsTooOld() {
        node.storeToken(at(7), PROCESSOR, 0);
        assertThatThrownBy(() -> other.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);

        letTheClaimGrowOld();

        assertThat(other.fetchToken(PROCESSOR, 0)).isEqualTo(at(7));
        assertThatThrownBy(() -> node.storeToken(at(8), PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private TokenStore tokensOf(String name) {
        return new ClaimedTokenStore(
                Objects.requireNonNull(jdbc.getDataSource())::getConnection,
                Jackson3Serializer.builder().build(),
                new Node(name),
                CLAIM_TIMEOUT,
                "read_model.tokens");
    }

    /** Without the knowledge of the node that has claimed the segment. */
    private void give(@Nullable String owner, int position) {
        jdbc.update(
                "update read_model.tokens set owner = ?, token = jsonb_set(token::jsonb, '{index}', to_jsonb(?))::text",
                owner,
                position);
    }

    private Map<String, Object> row() {
        return jdbc.queryForMap("select * from read_model.tokens");
    }

    private void letTheClaimGrowOld() {
        jdbc.update(
                "update read_model.tokens set timestamp = ?",
                DateTimeUtils.formatInstant(Instant.now().minus(TOO_OLD)));
    }
}
