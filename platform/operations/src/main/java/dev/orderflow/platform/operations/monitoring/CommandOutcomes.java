package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.operations.CommandFailureClassifier;
import dev.orderflow.platform.operations.CommandOutcome;
import dev.orderflow.platform.web.problem.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times commands by their outcome. Each try counts: a race that is lost and then won is a conflict and an acceptance. The
 * time ends after the commit. Axon's own meters only know successes and failures, and count a refusal as a failure.
 */
final class CommandOutcomes implements MessageHandlerInterceptor<CommandMessage<?>> {

    private record Series(String command, CommandOutcome outcome) {}

    private final MeterRegistry meters;
    private final List<CommandFailureClassifier> classifiers;

    /** Kept, because to look a timer up by its tags costs several times as much as to use it. */
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    /** @param classifiers the first one that knows an exception decides */
    CommandOutcomes(MeterRegistry meters, List<CommandFailureClassifier> classifiers) {
        this.meters = meters;
        this.classifiers = classifiers;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        Timer.Sample sample = Timer.start(meters);
        String command = work.getMessage().getPayloadType().getSimpleName();
        work.onCleanup(ended -> sample.stop(timer(command, outcome(ended.getExecutionResult()))));
        return chain.proceed();
    }

    private CommandOutcome outcome(@Nullable ExecutionResult result) {
        return result == null || !result.isExceptionResult()
                ? CommandOutcome.ACCEPTED
                : outcome(result.getExceptionResult());
    }

    /** Frameworks wrap the exception that matters. */
    CommandOutcome outcome(Throwable failure) {
        return Problems.causes(failure)
                .map(this::classify)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(CommandOutcome.failed(""));
    }

    private @Nullable CommandOutcome classify(Throwable failure) {
        for (CommandFailureClassifier classifier : classifiers) {
            CommandOutcome outcome = classifier.classify(failure);
            if (outcome != null) {
                return outcome;
            }
        }
        return null;
    }

    private Timer timer(String command, CommandOutcome outcome) {
        return timers.computeIfAbsent(new Series(command, outcome), this::register);
    }

    private Timer register(Series series) {
        return Timer.builder("orderflow.commands")
                .description("Tries of commands, by their outcome")
                .tag("command", series.command())
                .tag("outcome", series.outcome().name())
                .tag("reason", series.outcome().reason())
                // A command takes some milliseconds, and waits for its aggregate's lock for some seconds at most.
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(4))
                .register(meters);
    }
}
