package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.json.DecimalsAsStrings;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Events as JSON, under the names of an {@link EventTypeRegistry} instead of the names of their classes. A class reads its own
 * revision and no other: upcasters have already changed older ones, and of a newer one the class would see only half. See
 * docs/decisions/0002-stable-names.md and docs/decisions/0014-unknown-events-are-refused-or-counted.md.
 */
final class EventSerializer extends Jackson3Serializer {

    /**
     * Reads and writes events with one set of buffers for each thread. Jackson's default shares its buffers, and fetches them anew for
     * each event: two threads then read no more events than one.
     */
    private static final JsonMapper EVENTS = events();

    private static final ObjectWriter WRITER = EVENTS.writer();

    private final EventTypeRegistry types;

    /** Made once for each type of event, not for each event. */
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    EventSerializer(EventTypeRegistry types) {
        super(builder().revisionResolver(types::revisionOf).jsonMapperBuilderCustomizer(EventSerializer::configure));
        this.types = types;
    }

    private static JsonMapper events() {
        JsonMapper.Builder json = JsonMapper.builder(JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                .build());
        configure(json);
        return json.addModule(new SimpleModule()
                        .setValueInstantiators(new ReflectiveRecordInstantiators())
                        .addDeserializer(BigDecimal.class, new BoundedDecimals()))
                .build();
    }

    private static void configure(JsonMapper.Builder json) {
        json.addModule(new DecimalsAsStrings())
                // An event with a missing part must not become the base of a decision.
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    }

    @Override
    @SuppressWarnings("rawtypes") // the overridden method's own signature
    public SerializedType typeForClass(Class type) {
        if (type == null || type == Void.class || MetaData.class == type) {
            return super.typeForClass(type);
        }
        String name = types.nameOf(type);
        if (name == null) {
            throw new SerializationException(
                    type.getName() + " has no stored name; give it one in the application's EventTypeRegistry");
        }
        return new SimpleSerializedType(name, getRevisionResolver().revisionOf(type));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (isMetaData(type)) {
            return MetaData.class;
        }
        Class<?> known = types.typeOf(type.getName());
        return known != null && getRevisionResolver().revisionOf(known).equals(type.getRevision())
                ? known
                : UnknownSerializedType.class;
    }

    /** It has no revision. An event always has one, also one whose type has this name. */
    private static boolean isMetaData(SerializedType type) {
        return type.getRevision() == null && type.getName().equals(MetaData.class.getName());
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the overridden method's own signature
    public <S, T> T deserialize(SerializedObject<S> object) {
        return isMetaData(object.getType()) ? (T) metaData(object) : super.deserialize(object);
    }

    /**
     * Axon reads metadata before it upcasts an event, so each processor would stand still at those that it refuses. Only others have
     * written such: of JSON that is no object there is nothing to know, and of what is too deep or too long its top is enough.
     */
    private MetaData metaData(SerializedObject<?> object) {
        try {
            MetaData read = super.deserialize(object);
            return read == null ? MetaData.emptyInstance() : read;
        } catch (SerializationException foreign) {
            String json = getConverter().convert(object, String.class).getData();
            return MetaData.from(TopOfMetadata.of(json));
        }
    }

    @Override
    protected ObjectWriter getWriter() {
        return WRITER;
    }

    /** Metadata has a class of Axon's, which Axon's own reader knows. */
    @Override
    protected ObjectReader getReader(Class<?> type) {
        return types.nameOf(type) == null ? super.getReader(type) : readers.computeIfAbsent(type, EVENTS::readerFor);
    }
}
