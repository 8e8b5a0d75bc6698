package dev.orderflow.platform.web.request;

import dev.orderflow.domain.model.InvalidValue;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.util.AccessPattern;

/** Reads a value from a single JSON value of the right type; on a fault notes it and reads on, with null in its place. */
final class ScalarDeserializer<T> extends StdDeserializer<T> {

    private final String form;
    private final Set<JsonToken> tokens;
    private final Function<JsonParser, T> reading;
    private final ProblemType refusal;

    /**
     * @param form of the JSON value, in words: "a string"
     * @param refusal what it is if {@code reading} throws {@link InvalidValue}
     */
    ScalarDeserializer(
            Class<T> type, String form, Set<JsonToken> tokens, Function<JsonParser, T> reading, ProblemType refusal) {
        super(type);
        this.form = form;
        this.tokens = tokens;
        this.reading = reading;
        this.refusal = refusal;
    }

    @Override
    public @Nullable T deserialize(JsonParser json, DeserializationContext context) {
        BodyErrors faults = BodyErrors.of(context);
        if (!tokens.contains(json.currentToken())) {
            faults.wrongType(json, form);
            return null;
        }
        try {
            return reading.apply(json);
        } catch (InvalidValue e) {
            faults.add(refusal, BodyErrors.pointer(json), String.valueOf(e.getMessage()));
            return null;
        }
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
        BodyErrors.of(context).isNull(context.getParser());
        return null;
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }

    @Override
    public AccessPattern getNullAccessPattern() {
        return AccessPattern.DYNAMIC;
    }
}
