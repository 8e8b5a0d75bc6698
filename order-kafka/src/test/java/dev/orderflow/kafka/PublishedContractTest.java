package dev.orderflow.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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
    private static final String QUANTITY = "/properties/lines/items/properties/quantity";

    /** Not as a whole: the fields and items of a schema have schemas of their own. A description is for people. */
    private static final Set<String> NOT_COMPARED = Set.of("properties", "items", "description");

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
        String name = schemaOf(event);

        assertThat(violations(schema(RELEASED, name), event.data())).isEmpty();
        assertThat(violations(schema(CURRENT, name), event.data())).isEmpty();
        assertThat(event.data().propertyNames())
                .containsExactlyElementsOf(
                        schema(CURRENT, name).get("properties").propertyNames());
    }

    @Test
    void everySchemaIsReleasedAndPublished() {
        assertThat(PublishedEvents.all().map(PublishedContractTest::schemaOf))
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
    void aFieldThatIsRemovedOrChangedBreaksTheContract() {
        assertThat(breaksIf("/properties/total/properties", fields -> fields.remove("currency")))
                .containsExactly("placed.total.currency is gone");
        assertThat(breaksIf(QUANTITY, quantity -> quantity.put("type", "string")))
                .containsExactly("placed.lines[].quantity has another type");
        assertThat(breaksIf(QUANTITY, quantity -> quantity.remove("minimum")))
                .containsExactly("placed.lines[].quantity has another minimum");
        assertThat(breaksIf(QUANTITY, quantity -> quantity.put("maximum", 9)))
                .containsExactly("placed.lines[].quantity has another maximum");
        assertThat(breaksIf("/properties/lines", lines -> lines.remove("minItems")))
                .containsExactly("placed.lines has another minItems");
        assertThat(breaksIf("/properties/orderId", orderId -> orderId.remove("format")))
                .containsExactly("placed.orderId has another format");
        assertThat(breaksIf("", order -> order.withArray("required").remove(0)))
                .containsExactly("placed has another required");
    }

    @Test
    void aFieldMayBeAddedAndADescriptionChanged() {
        assertThat(breaksIf("/properties", fields -> fields.putObject("weight").put("type", "integer")))
                .isEmpty();
        assertThat(breaksIf(QUANTITY, quantity -> quantity.put("description", "Of pieces")))
                .isEmpty();
    }

    private static List<String> breaksIf(String where, Consumer<ObjectNode> change) {
        JsonNode released = schema(RELEASED, "order.placed.v1");
        JsonNode changed = released.deepCopy();
        change.accept(changed.at(where).asObject());
        return breaks(released, changed, "placed");
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
        Stream.of(before, after)
                .flatMap(schema -> schema.propertyNames().stream())
                .distinct()
                .filter(keyword -> !NOT_COMPARED.contains(keyword))
                .filter(keyword -> !before.path(keyword).equals(after.path(keyword)))
                .forEach(keyword -> found.add("%s has another %s".formatted(where, keyword)));
        before.path("properties").properties().forEach(field -> {
            String name = where + "." + field.getKey();
            JsonNode now = after.path("properties").path(field.getKey());
            if (now.isMissingNode()) {
                found.add(name + " is gone");
            } else {
                found.addAll(breaks(field.getValue(), now, name));
            }
        });
        if (before.has("items") || after.has("items")) {
            found.addAll(breaks(before.path("items"), after.path("items"), where + "[]"));
        }
        return found;
    }

    private static List<com.networknt.schema.Error> violations(JsonNode schema, JsonNode data) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(data);
    }

    private static String schemaOf(IntegrationEvent event) {
        return event.type().substring("dev.orderflow.".length());
    }

    private static JsonNode schema(Path folder, String name) {
        return json(folder.resolve(name + ".schema.json"));
    }

    private static JsonNode json(Path file) {
        return JSON.readTree(file.toFile());
    }
}
