package dev.orderflow.platform.role;

import dev.orderflow.platform.database.DatabaseAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/** The role of this node, and what must not happen on a node of that role. */
@AutoConfiguration(after = DatabaseAutoConfiguration.class)
@EnableConfigurationProperties(NodeProperties.class)
public final class NodeAutoConfiguration {

    @Bean
    NodeRole nodeRole(NodeProperties node) {
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
    @ConditionalOnProperty(name = "orderflow.role", havingValue = "read")
    CommandRefusal commandRefusal() {
        return new CommandRefusal();
    }
}
