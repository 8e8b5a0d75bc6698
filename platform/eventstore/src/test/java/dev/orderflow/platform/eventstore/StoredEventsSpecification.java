package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of every event of a family, frozen in a file of the test's resources for each type and revision. Rows like these are in the
 * databases of others: a file is never changed. An event that needs another shape gets another revision, another file, and an upcaster.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // so that the examples of an instance can be arguments
public abstract class StoredEventsSpecification<E> {

    static final String GUIDE = "See docs/evolving-events.md.";

    private static final JsonMapper JSON = new JsonMapper();

    final EventSerializer serializer;

    private final Class<E> family;
    private final List<E> examples;

    /**
     * @param family what all of these events implement
     * @param examples one of each type, as it is written today
     */
    protected StoredEventsSpecification(Class<E> family, EventTypeRegistry types, List<E> examples) {
        this.family = family;
        this.serializer = new EventSerializer(types);
        this.examples = examples;
    }

    List<E> events() {
        return examples;
    }

    @Test
    void everyTypeOfEventIsFrozen() {
        assertThat(examples.stream().map(Object::getClass))
                .as("Add an example of the new event; then this test says what its file is. %s", GUIDE)
                .containsExactlyInAnyOrder(family.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsStoredAsItsFileSays(E event) throws IOException {
        SerializedObject<String> written = serializer.serialize(event, String.class);

        assertThat(JSON.readTree(written.getData()))
                .as(
                        "It is not written as its file says, so the rows that exist have another shape. If that is meant, leave the "
                                + "file as it is, and: the next @Revision, a file of its own, an upcaster. %s",
                        GUIDE)
                .isEqualTo(JSON.readTree(frozen(written.getType(), written.getData())));
    }

    @ParameterizedTest
    @MethodSource("events")
    void aFileIsReadAsItsEvent(E event) throws IOException {
        SerializedObject<String> written = serializer.serialize(event, String.class);
        SerializedType type = written.getType();

        Object read = serializer.deserialize(new SimpleSerializedObject<>(
                frozen(type, written.getData()), String.class, type.getName(), type.getRevision()));

        assertThat(read).isEqualTo(event);
    }

    private String frozen(SerializedType type, String written) throws IOException {
        String file = "/stored-events/" + type.getName() + "-" + type.getRevision() + ".json";
        try (InputStream json = getClass().getResourceAsStream(file)) {
            assertThat(json)
                    .as("There is no %s. Freeze what is written: %s. %s", file, written, GUIDE)
                    .isNotNull();
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
