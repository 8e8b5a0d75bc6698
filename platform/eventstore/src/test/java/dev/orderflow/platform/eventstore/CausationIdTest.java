package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CausationIdTest {

    private static final String ID = "0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47";

    @Test
    void aUuidHasAColumnOfItsOwn() {
        assertThat(CausationId.of(MetaData.with(CausationId.KEY, ID))).isEqualTo(UUID.fromString(ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "command-1", "0B5E2D0C-7A51-4B9E-9D0E-3F2A6C1D8E47", "1-1-1-1-1"})
    void whatWouldComeBackAsAnotherTextStaysInTheMetadata(String other) {
        assertThat(CausationId.of(MetaData.with(CausationId.KEY, other))).isNull();
    }

    @Test
    void anEventMayHaveNoCause() {
        assertThat(CausationId.of(MetaData.emptyInstance())).isNull();
        assertThat(CausationId.putBack(null, "{\"actor\": \"clerk\"}")).isEqualTo("{\"actor\": \"clerk\"}");
    }

    @Test
    void readersFindItInTheMetadata() {
        assertThat(CausationId.putBack(ID, "{\"actor\": \"clerk\"}"))
                .isEqualTo("{\"causationId\": \"" + ID + "\", \"actor\": \"clerk\"}");
        assertThat(CausationId.putBack(ID, "{}")).isEqualTo("{\"causationId\": \"" + ID + "\"}");
    }

    @Test
    void damagedMetadataStaysAsItIs() {
        assertThat(CausationId.putBack(ID, "[1]")).isEqualTo("[1]");
    }
}
