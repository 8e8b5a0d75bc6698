package dev.orderflow.demo.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.startup.StartRefused;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SeedAutoConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(SeedAutoConfiguration.class)
            .withBean(CommandGateway.class, () -> Mockito.mock(CommandGateway.class))
            .withBean(EventStore.class, () -> Mockito.mock(EventStore.class))
            .withBean(NodeRole.class, () -> NodeRole.BOTH);

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "5000.0", "5_000", "10000000", "true"})
    void whatIsNoNumberOfOrdersRefusesToStart(String value, CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(SeedAutoConfiguration.class)
                        .web(WebApplicationType.NONE)
                        .run("--spring.profiles.active=demo", "--orderflow.seed=" + value))
                .isInstanceOf(StartRefused.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "'" + value + "'", "ORDERFLOW_SEED")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", ""})
    void noneAreWanted(String value) {
        application
                .withPropertyValues("spring.profiles.active=demo", "orderflow.seed=" + value)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(SeedAtStart.class));
    }

    @Test
    void outsideOfTheDemoTheSettingMeansNothing() {
        application
                .withPropertyValues("orderflow.seed=many")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SeedAtStart.class));
    }
}
