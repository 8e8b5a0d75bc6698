package dev.orderflow.platform.web.correlation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.slf4j.MDC;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Adds to each command that a request sends the correlation id of the request and the name of its caller, so that no controller has
 * to. What the command says itself stays. A retry runs in another thread, but the command has kept both by then.
 */
final class RequestMetadata implements MessageDispatchInterceptor<CommandMessage<?>> {

    /** Names the caller in the metadata of commands and events. */
    static final String ACTOR = "actor";

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        Map<String, String> ofRequest = new HashMap<>();
        String correlationId = MDC.get(CorrelationFilter.KEY);
        if (correlationId != null) {
            ofRequest.put(CorrelationFilter.KEY, correlationId);
        }
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && !(caller instanceof AnonymousAuthenticationToken)) {
            ofRequest.put(ACTOR, caller.getName());
        }
        return (index, command) -> {
            Map<String, Object> missing = new HashMap<>(ofRequest);
            missing.keySet().removeAll(command.getMetaData().keySet());
            return missing.isEmpty() ? command : command.andMetaData(missing);
        };
    }
}
