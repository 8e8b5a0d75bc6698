package dev.orderflow.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.eventstore.LogToken;
import java.util.Map;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that has lost a segment, or the events that it has handled, can no longer change the row of its token. */
class ClaimedTokenStoreIT extends TokenStoreFixture {

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

    /** Without the knowledge of the node that has claimed the segment. */
    private void give(@Nullable String owner) {
        jdbc.update("update read_model.tokens set owner = ?", owner);
    }

    private void claimedAt(String timestamp) {
        jdbc.update("update read_model.tokens set timestamp = " + timestamp);
    }
}
