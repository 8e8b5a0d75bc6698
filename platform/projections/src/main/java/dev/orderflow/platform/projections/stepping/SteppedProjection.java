package dev.orderflow.platform.projections.stepping;

import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.ProjectionRegistry;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.util.ClassUtils;

/** A projection as its processor uses it, with the same fold and the same handling of failures, but moved by requests. */
final class SteppedProjection {

    private final Projection<?, ?> projection;
    private final EventHandlerInvoker fold;

    SteppedProjection(Projection<?, ?> projection, ProjectionRegistry registry) {
        this.projection = projection;
        this.fold = registry.of(projection, Generation.stepping(projection.name()));
    }

    /**
     * Applies events as one batch, in the transaction of the caller.
     *
     * @throws SteppingStopped if not an event, but something else fails
     */
    void apply(List<TrackedEventMessage<?>> events) {
        ResultMessage<?> result = new DefaultUnitOfWork<EventMessage<?>>(null).executeWithResult(() -> {
            for (TrackedEventMessage<?> event : events) {
                fold.handle(event, Segment.ROOT_SEGMENT);
            }
            return null;
        });
        if (result.isExceptional()) {
            Throwable failure = result.exceptionResult();
            if (failure instanceof DataAccessException noAnswer) {
                throw noAnswer;
            }
            throw new SteppingStopped(failure);
        }
    }

    static boolean isUnknown(TrackedEventMessage<?> event) {
        return event.getPayloadType() == UnknownSerializedType.class;
    }

    /**
     * The method that a reader of the code looks for: the one of the projection that takes this type of event, or else the one that takes
     * all of them. Null if the projection is not about such events.
     */
    @Nullable
    String handler(TrackedEventMessage<?> event) {
        Class<?> type = event.getPayloadType();
        if (!projection.eventType().isAssignableFrom(type)) {
            return null;
        }
        Class<?> declaring = ClassUtils.getUserClass(projection);
        String method = Arrays.stream(declaring.getDeclaredMethods())
                .filter(each -> !each.isSynthetic()
                        && Arrays.asList(each.getParameterTypes()).contains(type))
                .map(Method::getName)
                .findFirst()
                .orElse("apply");
        return "%s.%s(%s)".formatted(declaring.getSimpleName(), method, type.getSimpleName());
    }
}
