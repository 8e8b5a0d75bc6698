package dev.orderflow.platform.web.request;

import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.Carrier;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.Money;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Quantity;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.domain.model.TrackingNumber;
import dev.orderflow.platform.web.problem.ProblemType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
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

/** Jackson, set up to take nothing but what the contract says, and to note all faults of a body rather than the first. */
final class StrictJson {

    /** A placement has four levels. */
    private static final int DEEPEST = 20;

    private static final Set<JsonToken> STRING = EnumSet.of(JsonToken.VALUE_STRING);
    private static final Set<JsonToken> INTEGER = EnumSet.of(JsonToken.VALUE_NUMBER_INT);

    private StrictJson() {}

    static JsonMapper mapper() {
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
                .addModule(values())
                .build();
    }

    private static SimpleModule values() {
        SimpleModule module = new SimpleModule();
        // A malformed UUID is a malformed request; the other values are refused by the rules for orders.
        add(
                module,
                OrderId.class,
                "a string",
                STRING,
                ProblemType.INVALID_REQUEST,
                json -> OrderId.of(json.getString()));
        addText(module, CustomerId.class, CustomerId::new);
        addText(module, Sku.class, Sku::new);
        addText(module, Currency.class, Money::currency);
        addText(module, Carrier.class, Carrier::new);
        addText(module, TrackingNumber.class, TrackingNumber::new);
        addText(module, CancellationReason.class, CancellationReason::new);
        add(
                module,
                Quantity.class,
                "an integer",
                INTEGER,
                ProblemType.INVALID_ORDER,
                json -> Quantity.of(json.getBigIntegerValue()));
        add(
                module,
                BigInteger.class,
                "an integer",
                INTEGER,
                ProblemType.INVALID_REQUEST,
                JsonParser::getBigIntegerValue);
        add(
                module,
                BigDecimal.class,
                "a number or a string",
                DecimalForm.TOKENS,
                ProblemType.INVALID_ORDER,
                DecimalForm::read);
        return module.setDeserializerModifier(new Structures());
    }

    private static <T> void addText(SimpleModule module, Class<T> type, Function<String, T> reading) {
        add(module, type, "a string", STRING, ProblemType.INVALID_ORDER, json -> reading.apply(json.getString()));
    }

    private static <T> void add(
            SimpleModule module,
            Class<T> type,
            String form,
            Set<JsonToken> tokens,
            ProblemType refusal,
            Function<JsonParser, T> reading) {
        module.addDeserializer(type, new ScalarDeserializer<>(type, form, tokens, reading, refusal));
    }

    /** Puts our readers of objects and lists around Jackson's. */
    private static final class Structures extends ValueDeserializerModifier {

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> jackson) {
            return jackson.handledType().isRecord() && !(jackson instanceof ScalarDeserializer)
                    ? new RecordDeserializer(jackson)
                    : jackson;
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
