package dev.orderflow.platform.web.request;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.CollectionType;

/** Configures Jackson to accept only what is expected, and to report all faults of a body rather than the first. */
final class StrictJson {

    /** Real bodies have a few levels. Without a limit a small body could have thousands, each of which takes stack. */
    private static final int DEEPEST = 20;

    private StrictJson() {}

    static JsonMapper mapper(RequestValues values) {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                // Bodies are limited already; a long number is out of range rather than malformed.
                                .maxNumberLength(Integer.MAX_VALUE)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addHandler(new UnknownProperties())
                .addModule(module(values))
                .build();
    }

    private static SimpleModule module(RequestValues values) {
        SimpleModule module = new SimpleModule();
        values.readers().forEach(reader -> add(module, reader));
        return module.setDeserializerModifier(new Structures());
    }

    private static <T> void add(SimpleModule module, ValueReader<T> reader) {
        module.addDeserializer(reader.type(), new ScalarDeserializer<>(reader));
    }

    /** Puts our readers of objects and lists around Jackson's, and the check for nulls around values. */
    private static final class Structures extends ValueDeserializerModifier {

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> jackson) {
            if (jackson instanceof ScalarDeserializer) {
                return new NonNullDeserializer(jackson);
            }
            return jackson.handledType().isRecord() ? new RecordDeserializer(jackson) : jackson;
        }

        @Override
        public ValueDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> jackson) {
            return StructureDeserializer.list(jackson);
        }
    }
}
