package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.credit.limit.CreditLimitEvent;
import dev.orderflow.credit.limit.CreditLimitEventTypes;
import dev.orderflow.credit.limit.CreditLimitRemoved;
import dev.orderflow.credit.limit.CreditLimitSet;
import dev.orderflow.domain.event.Amount;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Rows like the files are in the databases of others, so a file never changes. See docs/evolving-events.md. */
class StoredCreditLimitEventsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final EventSerializer serializer = new EventSerializer(CreditLimitEventTypes.registry());

    static Stream<CreditLimitEvent> events() {
        return Stream.of(
                new CreditLimitSet("customer-7", new Amount(new BigDecimal("500.00"), "EUR")),
                new CreditLimitRemoved("customer-7"));
    }

    @Test
    void everyTypeOfEventIsFrozen() {
        assertThat(events().map(Object::getClass))
                .containsExactlyInAnyOrder(CreditLimitEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsStoredAsItsFileSays(CreditLimitEvent event) throws IOException {
        SerializedObject<String> written = serializer.serialize(event, String.class);

        assertThat(JSON.readTree(written.getData())).isEqualTo(JSON.readTree(frozen(written.getType())));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aFileIsReadAsItsEvent(CreditLimitEvent event) throws IOException {
        SerializedType type = serializer.typeForClass(event.getClass());

        Object read = serializer.deserialize(
                new SimpleSerializedObject<>(frozen(type), String.class, type.getName(), type.getRevision()));

        assertThat(read).isEqualTo(event);
    }

    private static String frozen(SerializedType type) throws IOException {
        String file = "/events/" + type.getName() + "-" + type.getRevision() + ".json";
        try (InputStream json = StoredCreditLimitEventsTest.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(json, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
