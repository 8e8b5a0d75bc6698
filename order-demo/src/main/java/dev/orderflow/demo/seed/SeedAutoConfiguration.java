package dev.orderflow.demo.seed;

import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.startup.StartRefused;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** The wanted number of orders is {@code --orderflow.seed}, or {@code ORDERFLOW_SEED}; 0 if it is not set. */
@AutoConfiguration
@Profile("demo")
public class SeedAutoConfiguration {

    private static final String SETTING = "orderflow.seed";

    /** Runs before any other bean is made, so that a refusal leaves nothing behind, such as a database server. */
    @Bean
    static BeanFactoryPostProcessor seedCheck(Environment environment) {
        return beans -> orders(environment);
    }

    @Bean
    SeedAtStart seedAtStart(Environment environment, CommandGateway commands, EventStore log, NodeRole role) {
        return new SeedAtStart(new Seeding(orders(environment), commands, log), role);
    }

    /** An empty setting is none: a compose file that passes a variable on sets it even where it has no value. */
    private static int orders(Environment environment) {
        String wanted = environment.getProperty(SETTING, "").strip();
        if (wanted.isEmpty()) {
            return 0;
        }
        // Seven digits already take hours. More would be a typing error, and nothing can be deleted from the log.
        if (!wanted.matches("[0-9]{1,7}")) {
            throw new StartRefused(
                    SETTING + " is '" + wanted + "', which is not a number of orders.",
                    "Set it to a whole number, 0 to 9999999 (--orderflow.seed=5000, or ORDERFLOW_SEED=5000), or leave it out.");
        }
        return Integer.parseInt(wanted);
    }
}
