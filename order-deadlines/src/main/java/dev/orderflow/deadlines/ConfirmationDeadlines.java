package dev.orderflow.deadlines;

import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderPlaced;
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
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Schedules a deadline for each order that is placed, and drops it when the order is confirmed or cancelled.
 *
 * <p>Event handlers only collect. Before the batch commits, those orders get a deadline that are still open after it. So a log from years
 * ago, in which nearly every order is closed, schedules little. See docs/decisions/0045-deadlines.md.
 */
@ProcessingGroup(ConfirmationDeadlines.PROCESSOR)
final class ConfirmationDeadlines implements SideEffectHandler {

    static final String PROCESSOR = "confirmation-deadlines";

    /** Stored with each deadline. */
    static final String NAME = "confirmation";

    private static final Set<Class<?>> HANDLED = Set.of(OrderPlaced.class, OrderConfirmed.class, OrderCancelled.class);

    /** The log may hold events of others, whose identifiers no command can name. */
    private static final Pattern ORDER_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String RESOURCE = ConfirmationDeadlines.class.getName();

    private final DeadlineManager deadlines;
    private final Schedules schedules;
    private final Duration allowed;

    /** What a batch of events changes: the orders that it has left open, with the time when they are due, and those that it has closed. */
    private record Changes(Map<String, Instant> opened, Set<String> closed) {}

    /** @param allowed from the time of the event that places an order */
    ConfirmationDeadlines(DeadlineManager deadlines, Schedules schedules, Duration allowed) {
        this.deadlines = deadlines;
        this.schedules = schedules;
        this.allowed = allowed;
    }

    /** An order that has a deadline does not get a second one. */
    @Override
    public boolean mayRepeat() {
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
        String orderId = orderId(event);
        Changes changes = changesOf(CurrentUnitOfWork.get().root());
        if (event.getPayloadType() == OrderPlaced.class) {
            changes.opened().put(orderId, event.getTimestamp().plus(allowed));
        } else {
            changes.opened().remove(orderId);
            changes.closed().add(orderId);
        }
        return null;
    }

    private Changes changesOf(UnitOfWork<?> batch) {
        return batch.getOrComputeResource(RESOURCE, key -> {
            Changes changes = new Changes(new LinkedHashMap<>(), new LinkedHashSet<>());
            batch.onPrepareCommit(work -> apply(changes));
            return changes;
        });
    }

    private void apply(Changes changes) {
        schedules.remove(changes.closed()).forEach(scheduleId -> deadlines.cancelSchedule(NAME, scheduleId));
        // If the token was put back, some have a deadline already.
        changes.opened().keySet().removeAll(schedules.among(changes.opened().keySet()));
        List<OrderSchedule> added = new ArrayList<>();
        changes.opened()
                .forEach((orderId, dueAt) -> added.add(new OrderSchedule(orderId, schedule(orderId, dueAt), dueAt)));
        schedules.add(added);
    }

    private static String orderId(EventMessage<?> event) {
        return ((DomainEventMessage<?>) event).getAggregateIdentifier();
    }

    /** The deadline belongs to the order. Its stored form names no class of ours, so our classes can be renamed. */
    private String schedule(String orderId, Instant dueAt) {
        return deadlines.schedule(dueAt, NAME, null, new AggregateScopeDescriptor("Order", (Object) orderId));
    }
}
