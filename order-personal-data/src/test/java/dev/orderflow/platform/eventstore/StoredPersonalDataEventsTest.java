package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.personaldata.erasure.PersonalDataErased;
import dev.orderflow.personaldata.erasure.PersonalDataEvent;
import dev.orderflow.personaldata.erasure.PersonalDataEventTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Rows like the file are in the databases of others, so the file never changes. See docs/evolving-events.md. */
class StoredPersonalDataEventsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final PersonalDataErased EVENT =
            new PersonalDataErased("customer-7", UUID.fromString("6f0c2d1e-3b4a-4c5d-8e9f-0a1b2c3d4e5f"));

    private final EventSerializer serializer = new EventSerializer(PersonalDataEventTypes.registry());

    @Test
    void theOnlyTypeOfEventIsFrozen() {
        assertThat(PersonalDataEvent.class.getPermittedSubclasses()).containsExactly(PersonalDataErased.class);
    }

    @Test
    void anErasureIsStoredAsItsFileSays() throws IOException {
        SerializedObject<String> written = serializer.serialize(EVENT, String.class);

        assertThat(written.getType().getRevision()).isEqualTo("1");
        assertThat(JSON.readTree(written.getData())).isEqualTo(JSON.readTree(frozen()));
    }

    @Test
    void theFileIsReadAsAnErasure() throws IOException {
        Object read =
                serializer.deserialize(new SimpleSerializedObject<>(frozen(), String.class, "PersonalDataErased", "1"));

        assertThat(read).isEqualTo(EVENT);
    }

    private static String frozen() throws IOException {
        try (InputStream json =
                StoredPersonalDataEventsTest.class.getResourceAsStream("/events/PersonalDataErased-1.json")) {
            return new String(Objects.requireNonNull(json).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
