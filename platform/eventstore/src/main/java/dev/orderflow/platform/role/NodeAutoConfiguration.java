package dev.orderflow.platform.role;

import dev.orderflow.platform.database.DatabaseAutoConfiguration;
import dev.orderflow.platform.startup.StartRefused;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.Environment;

/** The role of this node, and what must not happen on a node of that role. */
@AutoConfiguration(after = DatabaseAutoConfiguration.class)
@EnableConfigurationProperties(NodeProperties.class)
public final class NodeAutoConfiguration {

    private static final String ROLE = "orderflow.role";

    /** Spring Boot forgives more in a value than its conditions do: with a space after "read" a node would follow nothing and refuse nothing. */
    @Bean
    NodeRole nodeRole(NodeProperties node, Environment environment) {
        String written = environment.getProperty(ROLE);
        if (written != null && !written.equalsIgnoreCase(node.role().name())) {
            throw new StartRefused(
                    "%s=\"%s\" is not a role.".formatted(ROLE, written),
                    "Set %s to both, write or read, and nothing else.".formatted(ROLE));
        }
        return node.role();
    }

    /** Whether there is a database, and one that can be used, is checked first. */
    @Bean
    @ConditionalOnBean(name = "databaseRequirements")
    @DependsOn("databaseRequirements")
    DatabaseOfRole databaseOfRole(JdbcConnectionDetails database, NodeRole role) {
        return new DatabaseOfRole(database, role);
    }

    /** Axon puts an interceptor that is a bean on its gateway, which sends, and on its bus, which handles. */
    @Bean
    @ConditionalOnProperty(name = ROLE, havingValue = "read")
    CommandRefusal commandRefusal() {
        return new CommandRefusal();
    }
}
