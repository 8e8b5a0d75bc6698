package dev.orderflow.platform.tenants;

import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.tenancy.TenantContext;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Adds to each command the tenant for whom it is sent, in place of one that a sender has put there. */
final class TenantMetadata implements MessageDispatchInterceptor<CommandMessage<?>> {

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        String tenant = TenantContext.current();
        return (index, command) -> tenant == null ? command : command.andMetaData(Map.of(Tenants.KEY, tenant));
    }
}
