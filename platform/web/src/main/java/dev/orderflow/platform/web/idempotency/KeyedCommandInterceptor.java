package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.web.idempotency.FirstAnswer.Accepted;
import dev.orderflow.platform.web.idempotency.FirstAnswer.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Lets a command with a key through once. The key is claimed in the command's transaction before anything else happens in it, so
 * that key and event are committed together or not at all. A command that loses a race claims its key anew when it is retried.
 * See docs/decisions/0013-idempotency-keys.md.
 */
final class KeyedCommandInterceptor
        implements MessageDispatchInterceptor<CommandMessage<?>>, MessageHandlerInterceptor<CommandMessage<?>> {

    private final KeyStore keys;
    private final Bulkhead bulkhead;
    private final List<KeyedCommands> kinds;
    private final EventStore log;

    KeyedCommandInterceptor(KeyStore keys, Bulkhead bulkhead, List<KeyedCommands> kinds, EventStore log) {
        this.keys = keys;
        this.bulkhead = bulkhead;
        this.kinds = kinds;
        this.log = log;
    }

    /** In the thread of the request. Retries run in others, with the command as it was then. */
    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Object key =
                request == null ? null : request.getAttribute(KeyedRequest.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return (index, command) -> key == null ? command : command.andMetaData(Map.of(KeyedRequest.ATTRIBUTE, key));
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> command = work.getMessage();
        return command.getMetaData().get(KeyedRequest.ATTRIBUTE) instanceof KeyedRequest request
                ? handle(work, chain, request)
                : chain.proceed();
    }

    private @Nullable Object handle(
            UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain, KeyedRequest request)
            throws Exception {
        bulkhead.enter(work);
        CommandMessage<?> command = work.getMessage();
        KeyedCommands commands = kindOf(command.getPayload());
        String aggregateId = commands.aggregateId(command.getPayload());
        Optional<FirstAnswer> first = keys.keep(request, new Accepted(aggregateId, command.getIdentifier()));
        if (first.isEmpty()) {
            return chain.proceed();
        }
        if (first.get() instanceof Refused refused) {
            throw new AlreadyRefused(refused);
        }
        request.answeredBefore();
        Accepted accepted = (Accepted) first.get();
        return commands.result(history(accepted));
    }

    private KeyedCommands kindOf(Object command) {
        return kinds.stream()
                .filter(kind -> kind.isAbout(command))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No KeyedCommands is about " + command.getClass()));
    }

    /** From the first event on: a snapshot would give the state, but not the answers to earlier commands. */
    private List<DomainEventMessage<?>> history(Accepted accepted) {
        List<DomainEventMessage<?>> history = new ArrayList<>();
        DomainEventStream events = log.readEvents(accepted.aggregateId(), 0);
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            history.add(event);
            if (accepted.commandId().equals(event.getMetaData().get("causationId"))) {
                return history;
            }
        }
        throw new AcceptedEventIsMissing(accepted);
    }
}
