package dev.orderflow.api.processing;

import dev.orderflow.api.notification.Channel;
import dev.orderflow.api.notification.Notifier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says, once for each batch and after it is committed, that a read model has changed. */
@Component
final class ChangesTold implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final String RESOURCE = ChangesTold.class.getName();

    private final Notifier notifier;

    ChangesTold(Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> event, InterceptorChain chain)
            throws Exception {
        UnitOfWork<?> batch = event.root();
        batch.getOrComputeResource(RESOURCE, key -> {
            batch.afterCommit(committed -> notifier.signal(Channel.READ_MODELS));
            return true;
        });
        return chain.proceed();
    }
}
