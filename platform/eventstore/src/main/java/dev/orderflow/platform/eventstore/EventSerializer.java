package dev.orderflow.platform.eventstore;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Events as JSON, under their {@link EventTypeRegistry} instead of the names of their classes. A revision is read by the class of just
 * that revision: older ones have come through the upcasters before, and of a newer one the class would see only half.
 */
final class EventSerializer extends Jackson3Serializer {

    /**
     * Reads events with buffers of each thread's own. Those of Jackson's default are shared, and fetched for each event anew: with
     * them two threads read no more than one.
     */
    private static final JsonMapper EVENTS = events();

    /** Made once for each type of event, not for each event. */
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    EventSerializer() {
        super(builder()
                .revisionResolver(EventTypeRegistry::revisionOf)
                .jsonMapperBuilderCustomizer(EventSerializer::configure));
    }

    private static JsonMapper events() {
        JsonMapper.Builder json = JsonMapper.builder(JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                .build());
        configure(json);
        return json.addModule(new SimpleModule().setValueInstantiators(new RecordsByReflection()))
                .build();
    }

    private static void configure(JsonMapper.Builder json) {
        // A sum keeps its decimals, and no reader takes it for a binary fraction.
        json.withConfigOverride(
                        BigDecimal.class, sum -> sum.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                // A fact with a part missing must not become a decision.
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }

    @Override
    @SuppressWarnings("rawtypes") // the overridden method's own signature
    public SerializedType typeForClass(Class type) {
        if (type == null || type == Void.class || MetaData.class == type) {
            return super.typeForClass(type);
        }
        String name = EventTypeRegistry.nameOf(type);
        if (name == null) {
            throw new SerializationException(type.getName() + " has no stored name; give it one in StoredNames");
        }
        return new SimpleSerializedType(name, getRevisionResolver().revisionOf(type));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.getName().equals(MetaData.class.getName())) {
            return MetaData.class;
        }
        Class<?> known = EventTypeRegistry.typeOf(type.getName());
        return known != null && getRevisionResolver().revisionOf(known).equals(type.getRevision())
                ? known
                : UnknownSerializedType.class;
    }

    /** Metadata are of a class of Axon's, which its own reader knows. */
    @Override
    protected ObjectReader getReader(Class<?> type) {
        return EventTypeRegistry.nameOf(type) == null
                ? super.getReader(type)
                : readers.computeIfAbsent(type, EVENTS::readerFor);
    }
}
