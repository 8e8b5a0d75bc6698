package dev.orderflow.platform.web.correlation;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts the correlation id of a command into the log lines of its handling, where no request has done so: in the thread of a retry, or of a
 * processor that sends commands.
 */
final class CommandLogContext implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> command, InterceptorChain chain)
            throws Exception {
        if (MDC.get(CorrelationFilter.KEY) == null
                && command.getMessage().getMetaData().get(CorrelationFilter.KEY) instanceof String id) {
            MDC.put(CorrelationFilter.KEY, id);
            // Not at the end of this call: the commit comes after it.
            command.onCleanup(done -> MDC.remove(CorrelationFilter.KEY));
        }
        return chain.proceed();
    }
}
