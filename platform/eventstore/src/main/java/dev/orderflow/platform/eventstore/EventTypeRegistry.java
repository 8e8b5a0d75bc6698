package dev.orderflow.platform.eventstore;

import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The name under which each type of event is stored. A class can be renamed or moved in an afternoon, a stored row can't: what
 * stands here on the left stays for ever.
 */
final class EventTypeRegistry {

    private static final Map<String, Class<? extends OrderEvent>> TYPES = Map.of(
            "OrderPlaced", OrderPlaced.class,
            "OrderLineAdded", OrderLineAdded.class,
            "OrderLineRemoved", OrderLineRemoved.class,
            "OrderConfirmed", OrderConfirmed.class,
            "OrderShipped", OrderShipped.class,
            "OrderDelivered", OrderDelivered.class,
            "OrderCancelled", OrderCancelled.class);

    private static final Map<Class<?>, String> NAMES =
            TYPES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    /** Read off the classes once, because every event that is read or written is asked for its revision. */
    private static final Map<Class<?>, String> REVISIONS = TYPES.values().stream()
            .collect(Collectors.toMap(
                    Function.identity(),
                    type -> type.getAnnotation(Revision.class).value()));

    private EventTypeRegistry() {}

    /** The name of a type, or null for what is no event. */
    static @Nullable String nameOf(Class<?> type) {
        return NAMES.get(type);
    }

    /** The type of a name, or null for an event that this version does not know. */
    static @Nullable Class<?> typeOf(String name) {
        return TYPES.get(name);
    }

    /** The revision of a type of event, or null for what is no event. */
    static @Nullable String revisionOf(Class<?> type) {
        return REVISIONS.get(type);
    }
}
