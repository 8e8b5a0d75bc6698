package dev.orderflow.platform.projections.processor;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Notifies all nodes that a read model has changed: once for each batch, after its commit. */
final class ChangeNotifier implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final String RESOURCE = ChangeNotifier.class.getName();

    private final Notifier notifier;

    ChangeNotifier(Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> event, InterceptorChain chain)
            throws Exception {
        UnitOfWork<?> batch = event.root();
        batch.getOrComputeResource(RESOURCE, key -> {
            batch.afterCommit(committed -> notifier.signal(NotificationChannel.READ_MODELS));
            return true;
        });
        return chain.proceed();
    }
}
