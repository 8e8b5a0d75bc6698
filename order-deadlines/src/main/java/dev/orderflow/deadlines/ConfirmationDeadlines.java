package dev.orderflow.deadlines;

import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.projections.EventBatch;
import dev.orderflow.platform.projections.SideEffectHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Schedules a deadline for each order that is placed, and drops it when the order is confirmed or cancelled.
 *
 * <p>Event handlers only collect. Before the batch commits, those orders get a deadline that are still open after it. So a log from years
 * ago, in which nearly every order is closed, schedules little. See docs/decisions/0045-deadlines.md.
 *
 * <p>A batch has events of several tenants, which may have orders of the same id. Each tenant's are applied for it alone.
 */
@ProcessingGroup(ConfirmationDeadlines.PROCESSOR)
final class ConfirmationDeadlines implements SideEffectHandler {

    static final String PROCESSOR = "confirmation-deadlines";

    /** Stored with each deadline. */
    static final String NAME = "confirmation";

    private static final Set<Class<?>> HANDLED = Set.of(OrderPlaced.class, OrderConfirmed.class, OrderCancelled.class);

    /** The log may hold events of others, whose identifiers no command can name. */
    private static final Pattern ORDER_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Between them a time has four digits for the year. The database refuses another one, in the form in which it is sent. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String RESOURCE = ConfirmationDeadlines.class.getName();

    private final DeadlineManager deadlines;
    private final Schedules schedules;
    private final Duration allowed;
    private final Tenants tenants;

    /** @param allowed from the time of the event that places an order */
    ConfirmationDeadlines(DeadlineManager deadlines, Schedules schedules, Duration allowed, Tenants tenants) {
        this.deadlines = deadlines;
        this.schedules = schedules;
        this.allowed = allowed;
        this.tenants = tenants;
    }

    /** An order that has a deadline does not get a second one. */
    @Override
    public boolean mayRepeat() {
        return true;
    }

    @Override
    public boolean tellsTenantsApart() {
        return true;
    }

    /** Decides by the type that is stored with the event. What its payload says is not needed, so it need not be readable. */
    @Override
    public boolean canHandle(EventMessage<?> event) {
        return HANDLED.contains(event.getPayloadType())
                && ORDER_ID.matcher(orderId(event)).matches();
    }

    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        EventBatch.<EventMessage<?>>collect(
                RESOURCE, event, (events, batch) -> tenants.separately(events, EventMessage::getMetaData, this::apply));
        return null;
    }

    /** @param events of one tenant */
    private void apply(List<EventMessage<?>> events) {
        // The orders that the batch has left open, with the time when they are due, and those that it has closed.
        Map<String, Instant> opened = new LinkedHashMap<>();
        Set<String> closed = new LinkedHashSet<>();
        for (EventMessage<?> event : events) {
            if (event.getPayloadType() == OrderPlaced.class) {
                Instant dueAt = event.getTimestamp().plus(allowed);
                if (dueAt.isAfter(EARLIEST) && dueAt.isBefore(LATEST)) {
                    opened.put(orderId(event), dueAt);
                }
            } else {
                opened.remove(orderId(event));
                closed.add(orderId(event));
            }
        }
        schedules.remove(closed).forEach(scheduleId -> deadlines.cancelSchedule(NAME, scheduleId));
        // If the token was put back, some have a deadline already.
        opened.keySet().removeAll(schedules.among(opened.keySet()));
        String tenant = tenants.of(events.get(0).getMetaData());
        List<OrderSchedule> added = new ArrayList<>();
        opened.forEach(
                (orderId, dueAt) -> added.add(new OrderSchedule(orderId, schedule(orderId, dueAt, tenant), dueAt)));
        schedules.add(added);
    }

    private static String orderId(EventMessage<?> event) {
        return ((DomainEventMessage<?>) event).getAggregateIdentifier();
    }

    /** The deadline belongs to the order. Its stored form names no class of ours, so our classes can be renamed. */
    private String schedule(String orderId, Instant dueAt, @Nullable String tenant) {
        MetaData metaData = tenant == null ? MetaData.emptyInstance() : MetaData.with(Tenants.KEY, tenant);
        return deadlines.schedule(
                dueAt,
                NAME,
                new GenericDeadlineMessage<>(NAME, null, metaData),
                new AggregateScopeDescriptor("Order", (Object) orderId));
    }
}
