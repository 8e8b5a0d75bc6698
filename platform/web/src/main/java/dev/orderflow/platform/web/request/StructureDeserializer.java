package dev.orderflow.platform.web.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Lets Jackson read an object or a list. Any other value is reported as a fault, and read as null. */
class StructureDeserializer extends NonNullDeserializer {

    private final String form;
    private final JsonToken start;

    private StructureDeserializer(ValueDeserializer<?> jackson, String form, JsonToken start) {
        super(jackson);
        this.form = form;
        this.start = start;
    }

    static StructureDeserializer list(ValueDeserializer<?> jackson) {
        return new StructureDeserializer(jackson, "an array", JsonToken.START_ARRAY);
    }

    StructureDeserializer(ValueDeserializer<?> jackson) {
        this(jackson, "an object", JsonToken.START_OBJECT);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> jackson) {
        return new StructureDeserializer(jackson, form, start);
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
        if (json.currentToken() != start) {
            BodyErrors.of(context).wrongType(json, form);
            return null;
        }
        return super.deserialize(json, context);
    }
}
