package dev.orderflow.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.eventstore.LogToken;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that has lost a segment, or the events that it has handled, can no longer change the row of its token. */
class ClaimedTokenStoreIT {

    private static final String PROCESSOR = "things";
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

    private final JdbcTemplate jdbc = NewReadModelSchema.jdbc();
    private final TokenStore node = tokensOf("node");
    private final TokenStore other = tokensOf("other");
    private LogToken first;
    private LogToken second;

    @BeforeEach
    void aSegmentThatTheNodeHasClaimedAndALogOfTwoEvents() {
        node.initializeTokenSegments(PROCESSOR, 1, null);
        node.fetchToken(PROCESSOR, 0);
        first = append();
        second = append();
    }

    @Test
    void theOwnerMovesItsToken() {
        node.storeToken(first, PROCESSOR, 0);
        node.storeToken(second, PROCESSOR, 0);

        assertThat(node.fetchToken(PROCESSOR, 0)).isEqualTo(second);
    }

    @Test
    void theOwnerKeepsItsClaim() {
        claimedAt("now() - interval '6 seconds'");

        node.extendClaim(PROCESSOR, 0);

        assertThatThrownBy(() -> other.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @ParameterizedTest
    @NullSource // after a split, a merge, or a cut-over
    @ValueSource(strings = "other")
    void aNodeThatHasLostTheSegmentCanNotMoveItsToken(@Nullable String owner) {
        give(owner);
        Map<String, Object> before = row();

        assertThatThrownBy(() -> node.storeToken(first, PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);

        assertThat(row()).isEqualTo(before);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "other")
    void aNodeThatHasLostTheSegmentCanNotExtendItsClaim(@Nullable String owner) {
        give(owner);
        Map<String, Object> before = row();

        assertThatThrownBy(() -> node.extendClaim(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);

        assertThat(row()).isEqualTo(before);
    }

    @Test
    void aClaimIsTakenOverOnceItIsTooOld() {
        node.storeToken(first, PROCESSOR, 0);
        assertThatThrownBy(() -> other.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);

        claimedAt("now() - interval '6 seconds'");

        assertThat(other.fetchToken(PROCESSOR, 0)).isEqualTo(first);
        assertThatThrownBy(() -> node.storeToken(second, PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    /** Nothing but another clock can have written it. */
    @ParameterizedTest
    @ValueSource(strings = {"now() + interval '1 hour'", "'infinity'", "null"})
    void aClaimOfAnotherClockIsTakenOverAtOnce(String timestamp) {
        claimedAt(timestamp);

        assertThat(other.fetchAvailableSegments(PROCESSOR)).hasSize(1);
        assertThat(other.fetchToken(PROCESSOR, 0)).isNull();
    }

    @Test
    void whatIsNoTimeIsNotTakenForOne() {
        assertThatThrownBy(() -> claimedAt("'soon'")).hasMessageContaining("soon");
    }

    @Test
    void aTokenThatSomebodyHasChangedIsReadAgain() {
        node.storeToken(first, PROCESSOR, 0);
        write(null, null);

        assertThatThrownBy(() -> node.extendClaim(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> node.storeToken(second, PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);

        assertThat(node.fetchToken(PROCESSOR, 0)).isNull();
        node.storeToken(first, PROCESSOR, 0);
    }

    @Test
    void aTokenOfAnEventThatTheLogDoesNotHaveIsNotStored() {
        Map<String, Object> before = row();
        LogToken lost = new LogToken(second.index(), UUID.randomUUID().toString());

        assertThatThrownBy(() -> node.storeToken(lost, PROCESSOR, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("an event at position 2 that the log does not have");

        assertThat(row()).isEqualTo(before);
    }

    @Test
    void nothingIsHandledAfterAnEventThatTheLogHasLost() {
        node.storeToken(first, PROCESSOR, 0);
        loseTheFirstEvent();

        assertThatThrownBy(() -> node.storeToken(second, PROCESSOR, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("an event at position 1 that the log does not have");
    }

    @Test
    void aTokenThatNamesNoEventIsThatOfTheEventWhichIsThere() {
        write("{\"index\": 1}", LogToken.class);

        assertThat(node.fetchToken(PROCESSOR, 0)).isEqualTo(first);

        node.storeToken(second, PROCESSOR, 0);
    }

    @Test
    void aTokenAheadOfTheLogStaysWrongWhenTheLogHasGotThere() {
        write("{\"index\": 3}", LogToken.class);
        assertThat(node.fetchToken(PROCESSOR, 0).position()).hasValue(3);
        append();
        LogToken fourth = append();

        assertThatThrownBy(() -> node.storeToken(fourth, PROCESSOR, 0))
                .hasMessageContaining("an event at position 3 that the log does not have");
        assertThat(other.fetchAvailableSegments(PROCESSOR)).isEmpty();
        node.releaseClaim(PROCESSOR, 0);
        assertThat(other.fetchToken(PROCESSOR, 0).position()).hasValue(3);
        assertThatThrownBy(() -> other.storeToken(fourth, PROCESSOR, 0)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(classes = {GapAwareTrackingToken.class, LogToken.class})
    void anOlderTokenCanBeRead(@Nullable Class<?> type) {
        write("{\"index\": 1, \"gaps\": []}", type);

        assertThat(node.fetchToken(PROCESSOR, 0)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"index\": ", "[]", "{\"index\": \"many\"}"})
    void aTokenThatNobodyCanReadIsNotClaimed(String json) {
        write(json, LogToken.class);

        assertThatThrownBy(() -> node.fetchToken(PROCESSOR, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void aSegmentThatHasBeenSplitMeanwhileIsNotClaimedAsAWhole() {
        Segment whole = Segment.ROOT_SEGMENT;
        node.initializeSegment(null, PROCESSOR, 1);

        assertThatThrownBy(() -> node.fetchToken(PROCESSOR, whole)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(node.fetchToken(PROCESSOR, whole.split()[0])).isNull();
    }

    private TokenStore tokensOf(String name) {
        return new ClaimedTokenStore(
                JdbcClient.create(jdbc), Jackson3Serializer.builder().build(), new Node(name), CLAIM_TIMEOUT);
    }

    private LogToken append() {
        return jdbc.queryForObject("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Thing', gen_random_uuid(), 0, 'Made', '1', now(), '{}', '{}')
                        returning position, event_id
                        """, (row, number) -> new LogToken(row.getLong(1), row.getString(2)));
    }

    private void loseTheFirstEvent() {
        jdbc.execute("alter table event_store.events disable trigger user");
        jdbc.update("delete from event_store.events where position = ?", first.index());
    }

    /** Without the knowledge of the node that has claimed the segment. */
    private void give(@Nullable String owner) {
        jdbc.update("update read_model.tokens set owner = ?", owner);
    }

    private void write(@Nullable String json, @Nullable Class<?> type) {
        jdbc.update(
                "update read_model.tokens set token = ?, token_type = ?", json, type == null ? null : type.getName());
    }

    private void claimedAt(String timestamp) {
        jdbc.update("update read_model.tokens set timestamp = " + timestamp);
    }

    private Map<String, Object> row() {
        return jdbc.queryForMap("select * from read_model.tokens");
    }
}
