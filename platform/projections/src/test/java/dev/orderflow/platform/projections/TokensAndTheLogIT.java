package dev.orderflow.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.eventstore.LogToken;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A token names an event of the log, or it is not stored. */
class TokensAndTheLogIT extends TokenStoreFixture {

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

    private void loseTheFirstEvent() {
        jdbc.execute("alter table event_store.events disable trigger user");
        jdbc.update("delete from event_store.events where position = ?", first.index());
    }
}
