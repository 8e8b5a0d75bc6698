package dev.orderflow.platform.web.request;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Lets Jackson read a record, then notes the components that are missing and runs the record's own rules
 * ({@link SelfValidating}). A component whose type is {@code @Nullable} may be missing.
 */
final class RecordDeserializer extends StructureDeserializer {

    private final List<RecordComponent> required;

    RecordDeserializer(ValueDeserializer<?> jackson) {
        super(jackson);
        required = Stream.of(jackson.handledType().getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .peek(component -> component.getAccessor().setAccessible(true))
                .toList();
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> jackson) {
        return new RecordDeserializer(jackson);
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
        JsonLocation here = new JsonLocation(BodyErrors.of(context), BodyErrors.pointer(json));
        Object value = super.deserialize(json, context);
        if (value == null) {
            return null;
        }
        for (RecordComponent component : required) {
            if (valueOf(component, value) == null) {
                here.at(component.getName()).isMissing();
            }
        }
        if (value instanceof SelfValidating checked) {
            checked.check(here);
        }
        return value;
    }

    private static @Nullable Object valueOf(RecordComponent component, Object owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record's accessor has failed", e);
        }
    }
}
