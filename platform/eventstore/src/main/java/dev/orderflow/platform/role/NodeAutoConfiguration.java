package dev.orderflow.platform.role;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/** The role of this node, and what must not happen on a node of that role. */
@AutoConfiguration
@EnableConfigurationProperties(NodeProperties.class)
public final class NodeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    NodeRole nodeRole(NodeProperties node) {
        return node.role();
    }

    /** Whether there is a database, and one that can be used, is checked first. */
    @Bean
    @DependsOn("databaseRequirements")
    DatabaseOfRole databaseOfRole(JdbcConnectionDetails database, NodeRole role) {
        return new DatabaseOfRole(database, role);
    }

    /** Axon puts an interceptor that is a bean on its gateway, which sends, and on its bus, which handles. */
    @Bean
    CommandRefusal commandRefusal(NodeRole role) {
        return new CommandRefusal(role);
    }
}
