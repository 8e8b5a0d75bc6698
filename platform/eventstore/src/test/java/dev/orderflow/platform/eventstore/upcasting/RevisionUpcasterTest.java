package dev.orderflow.platform.eventstore.upcasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RevisionUpcasterTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final RevisionUpcaster upcaster = new RevisionUpcaster(
            "MoneyDeposited", "1", "MoneyDeposited", "2", payload -> payload.put("channel", "web"));

    @Test
    void itChangesTypeAndPayloadAndNothingElse() {
        IntermediateEventRepresentation before = event("MoneyDeposited", "1");
        IntermediateEventRepresentation after = through(upcaster, before);

        assertThat(after.getType()).isEqualTo(new SimpleSerializedType("MoneyDeposited", "2"));
        assertThat(payload(after)).isEqualTo(JSON.readTree("{\"any\": \"1.50\", \"channel\": \"web\"}"));
        assertThat(payload(before)).isEqualTo(JSON.readTree("{\"any\": \"1.50\"}"));
        assertThat(after.getSequenceNumber()).isEqualTo(before.getSequenceNumber());
        assertThat(after.getMessageIdentifier()).isEqualTo(before.getMessageIdentifier());
        assertThat(after.getTimestamp()).isEqualTo(before.getTimestamp());
    }

    @ParameterizedTest
    @CsvSource({"MoneyDeposited, 2", "MoneyDeposited, 10", "MoneyWithdrawn, 1"})
    void itLeavesEveryOtherEventAlone(String type, String revision) {
        IntermediateEventRepresentation other = event(type, revision);

        assertThat(through(upcaster, other)).isSameAs(other);
    }

    /** For a release that is to read already what the next one will write. */
    @Test
    void itLeadsBackAsWell() {
        RevisionUpcaster back =
                new RevisionUpcaster("MoneyDeposited", "3", "MoneyDeposited", "2", RevisionUpcaster.SAME_PAYLOAD);

        IntermediateEventRepresentation after = through(back, event("MoneyDeposited", "3"));

        assertThat(after.getType()).isEqualTo(new SimpleSerializedType("MoneyDeposited", "2"));
        assertThat(payload(after)).isEqualTo(JSON.readTree("{\"any\": \"1.50\"}"));
    }

    private static IntermediateEventRepresentation through(
            RevisionUpcaster upcaster, IntermediateEventRepresentation event) {
        return upcaster.upcast(Stream.of(event)).toList().get(0);
    }

    private static JsonNode payload(IntermediateEventRepresentation event) {
        return event.getData(JsonNode.class).getData();
    }

    private static IntermediateEventRepresentation event(String type, String revision) {
        return new InitialEventRepresentation(
                new GenericDomainEventEntry<>(
                        "Account",
                        "id",
                        7,
                        "event",
                        "2026-01-01T00:00:00Z",
                        type,
                        revision,
                        "{\"any\": \"1.50\"}",
                        "{}"),
                Jackson3Serializer.builder().build());
    }
}
