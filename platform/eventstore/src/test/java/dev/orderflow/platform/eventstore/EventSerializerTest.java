package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.eventstore.AccountEvent.MoneyDeposited;
import java.math.BigDecimal;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.UnknownSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventSerializerTest {

    private static final MoneyDeposited DEPOSITED = new MoneyDeposited("account-1", new BigDecimal("20.00"));
    private static final String JSON = "{\"accountId\":\"account-1\",\"amount\":\"20.00\"}";

    private final EventSerializer serializer = new EventSerializer(AccountEvent.types());

    @Test
    void anEventIsWrittenUnderItsStoredNameAndItsDecimalsAsStrings() {
        SerializedObject<String> written = serializer.serialize(DEPOSITED, String.class);

        assertThat(written.getType().getName()).isEqualTo("MoneyDeposited");
        assertThat(written.getType().getRevision()).isEqualTo("2");
        assertThat(written.getData()).isEqualTo(JSON);
    }

    @Test
    void itIsReadBackAsItWas() {
        assertThat(read("MoneyDeposited", "2", JSON)).isEqualTo(DEPOSITED);
    }

    /** A class would see only the part of it that it knows. */
    @ParameterizedTest
    @CsvSource({
        "MoneyDeposited, 1",
        "MoneyDeposited, 3",
        "MoneyTransferred, 1",
        "org.axonframework.messaging.MetaData, 1"
    })
    void anotherRevisionOrAnUnknownNameIsReadAsUnknown(String type, String revision) {
        assertThat(read(type, revision, JSON)).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void anEventWithAMissingPartIsNotRead() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> read("MoneyDeposited", "2", "{\"accountId\":\"account-1\"}"));
    }

    /** The first sum with one of the first two would need a thousand million digits. */
    @ParameterizedTest
    @ValueSource(strings = {"\"1e999999999\"", "\"1e-999999999\"", "1e1001"})
    void anEventWithADecimalThatWouldFillTheMemoryIsNotRead(String amount) {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() ->
                        read("MoneyDeposited", "2", "{\"accountId\":\"account-1\",\"amount\":%s}".formatted(amount)));
    }

    @Test
    void aClassWithoutAStoredNameIsNotWritten() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize("text", String.class))
                .withMessageContaining("EventTypeRegistry");
    }

    @Test
    void metadataNeedsNoStoredName() {
        MetaData metadata = MetaData.with("actor", "clerk");

        assertThat(serializer.<String, MetaData>deserialize(serializer.serialize(metadata, String.class)))
                .isEqualTo(metadata);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "5", "\"none\""})
    void metadataThatAreNoObjectAreNone(String json) {
        assertThat(metadata(json)).isEmpty();
    }

    @Test
    void ofMetadataThatAreTooDeepTheTopIsRead() {
        String deep = "[".repeat(501) + "]".repeat(501);

        assertThat(metadata("{\"actor\": \"clerk\", \"deep\": %s}".formatted(deep)))
                .containsEntry("actor", "clerk")
                .containsKey("deep");
    }

    private MetaData metadata(String json) {
        return serializer.deserialize(new SerializedMetaData<>(json, String.class));
    }

    private Object read(String type, String revision, String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, type, revision));
    }
}
