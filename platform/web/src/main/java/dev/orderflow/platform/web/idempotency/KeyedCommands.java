package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.web.problem.ProblemType;
import java.util.List;

/**
 * What the platform has to know about commands whose requests may carry an {@code Idempotency-Key}. An application contributes one
 * bean; without it the header has no meaning. Each command appends an event that names it as its cause, or is refused.
 */
public interface KeyedCommands {

    /** The paths whose POST requests may carry a key, as patterns of Spring MVC. */
    List<String> paths();

    /** The identifier of the aggregate that a command is for. */
    String aggregateId(Object command);

    /** The answer that an accepted command was given, read off the event log: its event names the command as its cause. */
    Object result(String aggregateId, String commandId);

    /** Whether a refusal is stored and given again. After any other one a retry may succeed, so the key becomes free. */
    boolean keeps(ProblemType refusal);
}
