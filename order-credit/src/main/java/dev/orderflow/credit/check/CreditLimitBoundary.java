package dev.orderflow.credit.check;

import dev.orderflow.credit.limit.CreditLimitCommand;
import dev.orderflow.credit.limit.SetCreditLimit;
import dev.orderflow.platform.eventstore.ConsistencyBoundaries;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * A limit changes within the customer's boundary. So the first one waits for the orders that have seen no limit, and all later orders see it.
 * It is entered before the limit is loaded: then nobody else can set a first one meanwhile.
 */
public final class CreditLimitBoundary implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final ConsistencyBoundaries boundaries;
    private final Supplier<CreditReader> reader;

    /** @param reader is made after Axon's buses, and these after their interceptors */
    public CreditLimitBoundary(ConsistencyBoundaries boundaries, Supplier<CreditReader> reader) {
        this.boundaries = boundaries;
        this.reader = reader;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        if (work.getMessage().getPayload() instanceof CreditLimitCommand command) {
            boundaries.enter(command.creditLimitId());
            if (command instanceof SetCreditLimit) {
                // The old orders are read once by whoever sets the limit, and not by the next customer.
                reader.get().readAndRemember(command.customerId().value());
            }
        }
        return chain.proceed();
    }
}
