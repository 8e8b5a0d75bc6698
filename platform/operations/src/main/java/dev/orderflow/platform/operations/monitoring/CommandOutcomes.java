package dev.orderflow.platform.operations.monitoring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts and times what becomes of commands, each try for itself: a race that was lost and then won shows as a conflict and as an
 * acceptance. The time is up to the end of the commit. Axon's own meters would tell successes from failures alone, and call a
 * refusal a failure.
 */
@Component
class CommandOutcomes implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final MeterRegistry meters;

    CommandOutcomes(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        Timer.Sample sample = Timer.start(meters);
        String command = work.getMessage().getPayloadType().getSimpleName();
        work.onCleanup(ended -> sample.stop(timer(command, outcome(ended.getExecutionResult()))));
        return chain.proceed();
    }

    private static CommandOutcome outcome(@Nullable ExecutionResult result) {
        return result == null || !result.isExceptionResult()
                ? CommandOutcome.ACCEPTED
                : CommandOutcome.of(result.getExceptionResult());
    }

    private Timer timer(String command, CommandOutcome outcome) {
        return Timer.builder("orderflow.commands")
                .description("Tries of commands on orders, by what became of them")
                .tag("command", command)
                .tag("outcome", outcome.name())
                .tag("reason", outcome.reason())
                // A command takes some milliseconds, and waits for its order for 3 s at most.
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
