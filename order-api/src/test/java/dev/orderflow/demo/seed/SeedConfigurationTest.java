package dev.orderflow.demo.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.startup.StartRefused;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
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
class SeedConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(SeedConfiguration.class)
            .withBean(CommandGateway.class, () -> Mockito.mock(CommandGateway.class))
            .withBean(EventStore.class, () -> Mockito.mock(EventStore.class));

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "5000.0", "5_000", "10000000", "true"})
    void whatIsNoNumberOfOrdersRefusesToStart(String value, CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(SeedConfiguration.class)
                        .web(WebApplicationType.NONE)
                        .run("--orderflow.seed=" + value))
                .isInstanceOf(StartRefused.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START", "'" + value + "'", "ORDERFLOW_SEED")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", ""})
    void noneAreWanted(String value) {
        application
                .withPropertyValues("orderflow.seed=" + value)
                .run(context -> assertThat(context).hasNotFailed());
    }
}
