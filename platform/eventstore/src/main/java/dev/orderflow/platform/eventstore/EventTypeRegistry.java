package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.startup.StartRefused;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The name under which each type of event is stored, and the revision that its class reads and writes. A class can be renamed or
 * moved at any time, a stored row can't: a name that is in use stays forever. The application contributes a bean of this type for
 * each family of events. See docs/decisions/0002-stable-names.md.
 */
public final class EventTypeRegistry {

    private final Map<String, Class<?>> types;
    private final Map<Class<?>, String> names;

    /** Read from the classes once, because the revision is needed for every event that is read or written. */
    private final Map<Class<?>, String> revisions;

    /**
     * The names of all events that implement one sealed interface.
     *
     * @param parent what all events of the application implement; it is sealed, and each class that it permits must have a name
     * @param types the class for each stored name; the class names its revision by Axon's {@link Revision}
     * @throws StartRefused if the parent is not sealed, or a class has no name, more than one name, or no revision
     */
    public <E> EventTypeRegistry(Class<E> parent, Map<String, ? extends Class<? extends E>> types) {
        this.types = Map.copyOf(types);
        this.names = types.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey, EventTypeRegistry::refuseSecondName));
        this.revisions = names.keySet().stream().collect(Collectors.toMap(type -> type, EventTypeRegistry::declared));
        concrete(parent).filter(type -> !names.containsKey(type)).forEach(EventTypeRegistry::refuseUnnamed);
    }

    private EventTypeRegistry(
            Map<String, Class<?>> types, Map<Class<?>, String> names, Map<Class<?>, String> revisions) {
        this.types = types;
        this.names = names;
        this.revisions = revisions;
    }

    /** The names of both. */
    EventTypeRegistry with(EventTypeRegistry other) {
        return new EventTypeRegistry(
                union(types, other.types), union(names, other.names), union(revisions, other.revisions));
    }

    private static <K, V> Map<K, V> union(Map<K, V> one, Map<K, V> other) {
        Map<K, V> union = new HashMap<>(one);
        other.forEach((key, value) -> {
            if (union.putIfAbsent(key, value) != null) {
                throw new StartRefused(
                        key + " is in two registries of event types.", "Take it out of one EventTypeRegistry.");
            }
        });
        return Map.copyOf(union);
    }

    /** The stored name of a class, or null if the class is not an event. */
    public @Nullable String nameOf(Class<?> type) {
        return names.get(type);
    }

    /** The class for a stored name, or null for an event that this version does not know. */
    public @Nullable Class<?> typeOf(String name) {
        return types.get(name);
    }

    /** The revision of an event's class, or null if the class is not an event. */
    public @Nullable String revisionOf(Class<?> type) {
        return revisions.get(type);
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        if (type.isSealed()) {
            return Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypeRegistry::concrete);
        }
        if (!Modifier.isFinal(type.getModifiers())) {
            throw new StartRefused(
                    type.getName() + " is not sealed, so an event of that type could have no name, and nobody would"
                            + " notice before it is to be stored.",
                    "Seal it, and make the classes that it permits records, final classes or sealed themselves.");
        }
        return Stream.of(type);
    }

    private static String declared(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        if (revision == null) {
            throw new StartRefused(
                    "The event " + type.getName()
                            + " has no revision, so its stored rows could never change their shape.",
                    "Annotate the class with @Revision(\"1\").");
        }
        return revision.value();
    }

    private static void refuseUnnamed(Class<?> type) {
        throw new StartRefused(
                "The event " + type.getName() + " has no name under which it is stored.",
                "Give it a name where the application makes its EventTypeRegistry. The name stays forever.");
    }

    private static String refuseSecondName(String name, String other) {
        throw new StartRefused(
                "The names " + name + " and " + other + " stand for the same class of event.",
                "Keep the name under which the event is to be stored. Rows with another name are read through an upcaster.");
    }
}
