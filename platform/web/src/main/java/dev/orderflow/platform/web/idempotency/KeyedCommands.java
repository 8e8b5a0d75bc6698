package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.web.problem.ProblemType;
import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;

/**
 * What the platform has to know about commands whose requests may carry an {@code Idempotency-Key}. An application contributes a
 * bean for each kind of command; without any the header has no meaning. Each command appends an event that names it as its cause, or is refused.
 */
public interface KeyedCommands {

    /** The paths whose POST requests may carry a key, as patterns of Spring MVC. */
    List<String> paths();

    /** Whether this bean is about a command. The first one that says so is asked. */
    boolean isAbout(Object command);

    /** The identifier of the aggregate that a command is for. The default reads Axon's {@code @TargetAggregateIdentifier}. */
    default String aggregateId(Object command) {
        return AnnotationCommandTargetResolver.builder()
                .build()
                .resolveTarget(GenericCommandMessage.asCommandMessage(command))
                .getIdentifier();
    }

    /**
     * The answer that an accepted command was given, read off the log.
     *
     * @param history the events of the aggregate from the first one up to that of the command
     */
    Object result(List<? extends DomainEventMessage<?>> history);

    /** Whether a refusal is stored and given again. After any other one a retry may succeed, so the key becomes free. */
    boolean keeps(ProblemType refusal);
}
