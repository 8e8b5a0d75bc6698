package dev.orderflow.platform.web.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a value from a single JSON value of the right type; otherwise it reports a fault and returns null. */
final class ScalarDeserializer<T> extends StdDeserializer<T> {

    private final ValueReader<T> reader;

    ScalarDeserializer(ValueReader<T> reader) {
        super(reader.type());
        this.reader = reader;
    }

    @Override
    public @Nullable T deserialize(JsonParser json, DeserializationContext context) {
        BodyErrors faults = BodyErrors.of(context);
        if (!reader.tokens().contains(json.currentToken())) {
            faults.wrongType(json, reader.form());
            return null;
        }
        try {
            return reader.reading().apply(json);
        } catch (RuntimeException e) {
            faults.refused(e, faults.refusal(reader.type()), BodyErrors.pointer(json));
            return null;
        }
    }
}
