package dev.orderflow.demo.levers;

import dev.orderflow.platform.operations.AuditTrail;
import dev.orderflow.platform.projections.Projection;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code /demo}: the levers for operators, and slow motion for everybody. */
@AutoConfiguration
@Profile("demo")
public class LeversAutoConfiguration {

    @Bean
    SlowMotion slowMotion() {
        return new SlowMotion(InstantSource.system());
    }

    @Bean
    SlowMotionController slowMotionController(SlowMotion slowMotion) {
        return new SlowMotionController(slowMotion);
    }

    @Bean
    Slowdowns slowdowns(
            List<Projection<?, ?>> readModels,
            @Qualifier("liveWorkers") ScheduledExecutorService liveWorkers,
            SlowMotion slowMotion) {
        return new Slowdowns(readModels, liveWorkers, slowMotion);
    }

    @Bean
    ListFault listFault(JdbcClient sql, CommandGateway commands) {
        return new ListFault(sql, commands);
    }

    @Bean
    LeverController leverController(Slowdowns slowdowns, ListFault fault, AuditTrail trail) {
        return new LeverController(slowdowns, fault, trail);
    }
}
