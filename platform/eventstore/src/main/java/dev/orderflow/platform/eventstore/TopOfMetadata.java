package dev.orderflow.platform.eventstore;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands at the top of metadata that others may have written. However deep or long something in them is, PostgreSQL has taken it, and
 * decides by it whose a row is; so this reads it too.
 */
public final class TopOfMetadata {

    private static final int ANY = Integer.MAX_VALUE;

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(ANY)
                    .maxNumberLength(ANY)
                    .maxNameLength(ANY)
                    .maxStringLength(ANY)
                    .build())
            .build());

    private TopOfMetadata() {}

    /**
     * By name, as PostgreSQL's {@code ->>} shows texts, numbers and booleans. All else is null. Empty if it is no object.
     *
     * @param json of the log, where there is nothing else
     */
    public static Map<String, @Nullable String> of(String json) {
        Map<String, @Nullable String> top = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    JsonToken value = parser.nextToken();
                    top.put(name, value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getString() : null);
                    parser.skipChildren();
                }
            }
        }
        return top;
    }
}
