package dev.orderflow.platform.web.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.util.AccessPattern;

/** Reports a null as a fault. A value that is absent is none: whether it may be, its owner decides. */
class NonNullDeserializer extends DelegatingDeserializer {

    NonNullDeserializer(ValueDeserializer<?> values) {
        super(values);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> values) {
        return new NonNullDeserializer(values);
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
