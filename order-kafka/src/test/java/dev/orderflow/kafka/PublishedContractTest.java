package dev.orderflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What consumers rely on. The folder {@code released} holds each schema and a sample as they were released; nothing there is ever edited. A
 * schema in docs/events may gain optional fields. Anything else is a new revision with a file of its own.
 */
class PublishedContractTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path RELEASED = Path.of("src/test/resources/released");
    private static final Path CURRENT = Path.of("../docs/events");

    @ParameterizedTest
    @MethodSource("released")
    void aReleasedSchemaStaysCompatible(String name) {
        assertThat(breaks(schema(RELEASED, name), schema(CURRENT, name), name)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("released")
    void aReleasedSampleStaysValid(String name) {
        assertThat(violations(schema(CURRENT, name), json(RELEASED.resolve(name + ".json"))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.orderflow.kafka.PublishedEvents#all")
    void whatIsPublishedFollowsTheReleasedSchemaAndTheCurrentOne(IntegrationEvent event) {
        String name = event.type().replaceFirst("^dev\\.orderflow\\.", "");

        assertThat(violations(schema(RELEASED, name), event.data())).isEmpty();
        assertThat(violations(schema(CURRENT, name), event.data())).isEmpty();
        assertThat(event.data().propertyNames())
                .containsExactlyElementsOf(
                        schema(CURRENT, name).get("properties").propertyNames());
    }

    @Test
    void everySchemaIsReleasedAndPublished() {
        assertThat(PublishedEvents.all().map(event -> event.type().replaceFirst("^dev\\.orderflow\\.", "")))
                .containsExactlyInAnyOrderElementsOf(released().toList());
        assertThat(names(CURRENT))
                .containsExactlyInAnyOrderElementsOf(released().toList());
    }

    @ParameterizedTest
    @MethodSource("released")
    void eachTenantCountsItsOwnOrders(String name) {
        assertThat(schema(CURRENT, name).at("/properties/version/description").stringValue())
                .contains("ce_tenant");
    }

    @Test
    void aFieldThatIsRemovedOrRetypedBreaksTheContract() {
        JsonNode released = schema(RELEASED, "order.placed.v1");
        ObjectNode removed = released.deepCopy().asObject();
        removed.withObject("/properties/total/properties").remove("currency");
        ObjectNode retyped = released.deepCopy().asObject();
        retyped.withObject("/properties/lines/items/properties/quantity").put("type", "string");
        ObjectNode optional = released.deepCopy().asObject();
        optional.withArray("required").remove(0);

        assertThat(breaks(released, removed, "placed")).containsExactly("placed.total.currency is gone");
        assertThat(breaks(released, retyped, "placed")).containsExactly("placed.lines[].quantity has another type");
        assertThat(breaks(released, optional, "placed")).containsExactly("placed.orderId may be missing");
    }

    static Stream<String> released() {
        return names(RELEASED);
    }

    private static Stream<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".schema.json"))
                    .map(file -> file.replace(".schema.json", ""))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever was written for the old schema must be able to read what the new one describes. */
    private static List<String> breaks(JsonNode before, JsonNode after, String where) {
        List<String> found = new ArrayList<>();
        if (!before.path("type").equals(after.path("type"))
                || !before.path("pattern").equals(after.path("pattern"))) {
            found.add(where + " has another type");
        }
        List<JsonNode> required = after.path("required").valueStream().toList();
        before.path("required")
                .valueStream()
                .filter(field -> !required.contains(field))
                .forEach(field -> found.add("%s.%s may be missing".formatted(where, field.asString())));
        before.path("properties").properties().forEach(field -> {
            String name = where + "." + field.getKey();
            JsonNode now = after.path("properties").path(field.getKey());
            if (now.isMissingNode()) {
                found.add(name + " is gone");
            } else {
                found.addAll(breaks(field.getValue(), now, name));
            }
        });
        if (before.has("items")) {
            found.addAll(breaks(before.get("items"), after.path("items"), where + "[]"));
        }
        return found;
    }

    private static List<com.networknt.schema.Error> violations(JsonNode schema, JsonNode data) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(data);
    }

    private static JsonNode schema(Path folder, String name) {
        return json(folder.resolve(name + ".schema.json"));
    }

    private static JsonNode json(Path file) {
        return JSON.readTree(file.toFile());
    }
}
