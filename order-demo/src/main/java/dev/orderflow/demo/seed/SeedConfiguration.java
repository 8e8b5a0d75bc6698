package dev.orderflow.demo.seed;

import dev.orderflow.platform.startup.StartRefused;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** How many orders are wanted: {@code --orderflow.seed}, or {@code ORDERFLOW_SEED}. None unless it is set. */
@Configuration(proxyBeanMethods = false)
class SeedConfiguration {

    private static final String SETTING = "orderflow.seed";

    /** Looks before any other bean is made, so that a refusal leaves nothing behind, such as a database server. */
    @Bean
    static BeanFactoryPostProcessor seedCheck(Environment environment) {
        return beans -> orders(environment);
    }

    @Bean
    SeedAtStart seedAtStart(Environment environment, CommandGateway commands, EventStore log) {
        return new SeedAtStart(new Seeding(orders(environment), commands, log));
    }

    /** An empty setting is none: a compose file that passes a variable on does so even where nobody has set it. */
    private static int orders(Environment environment) {
        String wanted = environment.getProperty(SETTING, "").strip();
        if (wanted.isEmpty()) {
            return 0;
        }
        // Seven digits are hours of work already; more would be a slip of the finger, in a log that forgets nothing.
        if (!wanted.matches("[0-9]{1,7}")) {
            throw new StartRefused(
                    SETTING + " is '" + wanted + "', which is no number of orders.",
                    "Set it to a whole number, 0 to 9999999 (--orderflow.seed=5000, or ORDERFLOW_SEED=5000), or leave it out.");
        }
        return Integer.parseInt(wanted);
    }
}
