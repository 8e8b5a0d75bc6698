package dev.orderflow.platform.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.startup.StartRefused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/** A node is what its configuration says, and does all that belongs to it. */
class NodeRoleTest {

    private final ApplicationContextRunner node =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(NodeAutoConfiguration.class));

    @ParameterizedTest
    @CsvSource({"read, READ, true", "READ, READ, true", "write, WRITE, false", "both, BOTH, false"})
    void onlyAReadNodeRefusesCommands(String written, NodeRole role, boolean refuses) {
        node.withPropertyValues("orderflow.role=" + written).run(context -> {
            assertThat(context.getBean(NodeRole.class)).isEqualTo(role);
            assertThat(context.containsBean("commandRefusal")).isEqualTo(refuses);
        });
    }

    @Test
    void withoutARoleItDoesBoth() {
        node.run(context -> assertThat(context.getBean(NodeRole.class)).isEqualTo(NodeRole.BOTH));
    }

    /** A file with settings keeps a space at the end of a line. */
    @Test
    void aRoleThatIsAlmostRightEndsTheStart() {
        PropertySource<?> file = new MapPropertySource("file", Map.of("orderflow.role", "read "));

        node.withInitializer(
                        context -> context.getEnvironment().getPropertySources().addFirst(file))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining("\"read \""));
    }
}
