package dev.orderflow.projections;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.platform.projections.EventEnvelope;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.GenericMessage;

/**
 * Random histories of orders, made of all types of events that there are: orders of a few customers on a few days in two
 * currencies. After its placement, anything can happen to an order, also what the aggregate would refuse. The same seed makes the
 * same histories, apart from the identifiers.
 */
public final class Histories {

    private static final Instant BEGIN = Instant.parse("2026-02-27T00:00:00Z");

    private static final List<Class<?>> LATER = Stream.of(OrderEvent.class.getPermittedSubclasses())
            .filter(type -> type != OrderPlaced.class)
            .toList();

    private final Random chance;
    private long position;

    public Histories(Random chance) {
        this.chance = chance;
    }

    /** One of each type, the placement first, a second apart from the given time on. */
    public static List<EventEnvelope> oneOfEachType(Instant from) {
        Histories histories = new Histories(new Random(0));
        List<Class<?>> types =
                Stream.concat(Stream.of(OrderPlaced.class), LATER.stream()).toList();
        return histories.history(types, from, Duration.ofSeconds(1));
    }

    /** Up to six events of an order, each up to two days after the one before. */
    public List<EventEnvelope> next() {
        Stream<Class<?>> later = chance.ints(chance.nextInt(6), 0, LATER.size()).mapToObj(LATER::get);
        return history(
                Stream.concat(Stream.of(OrderPlaced.class), later).toList(),
                BEGIN,
                Duration.ofHours(chance.nextInt(40)));
    }

    public static OrderEvent event(EventEnvelope envelope) {
        return (OrderEvent) envelope.message().getPayload();
    }

    private List<EventEnvelope> history(List<Class<?>> types, Instant from, Duration pause) {
        UUID order = UUID.randomUUID();
        boolean isYen = chance.nextBoolean();
        List<EventEnvelope> events = new ArrayList<>();
        Instant at = from;
        for (Class<?> type : types) {
            events.add(envelope(order.toString(), events.size(), event(type, order, isYen), at));
            at = at.plus(pause);
        }
        return events;
    }

    /** At the next position of the log. */
    public EventEnvelope envelope(String aggregateId, long version, Object payload, Instant at) {
        position++;
        return new EventEnvelope(
                new GenericTrackedDomainEventMessage<>(
                        new GlobalSequenceTrackingToken(position),
                        "Order",
                        aggregateId,
                        version,
                        new GenericMessage<>(payload),
                        () -> at),
                position,
                position);
    }

    private OrderEvent event(Class<?> type, UUID order, boolean isYen) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Stream.of(components)
                .map(component -> value(component, order, isYen))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new));
            return (OrderEvent) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Can't make an event of " + type, e);
        }
    }

    private Object value(RecordComponent component, UUID order, boolean isYen) {
        Class<?> type = component.getType();
        if (type == UUID.class) {
            return order;
        }
        if (type == String.class) {
            return component.getName() + "-" + chance.nextInt(4);
        }
        if (type == int.class) {
            return 1 + chance.nextInt(9);
        }
        if (type == Amount.class) {
            return amount(isYen);
        }
        if (type == List.class) {
            return List.of(new Line("sku-0", 1, amount(isYen), amount(isYen)));
        }
        throw new AssertionError("Histories has no example of %s: add one for the component %s of %s"
                .formatted(
                        type.getName(),
                        component.getName(),
                        component.getDeclaringRecord().getName()));
    }

    private static String currency(boolean isYen) {
        return isYen ? "JPY" : "EUR";
    }

    private Amount amount(boolean isYen) {
        return new Amount(BigDecimal.valueOf(1 + chance.nextInt(100_000), isYen ? 0 : 2), currency(isYen));
    }
}
