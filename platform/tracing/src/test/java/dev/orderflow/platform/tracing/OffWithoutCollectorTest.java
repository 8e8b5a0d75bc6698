package dev.orderflow.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.mock.env.MockEnvironment;

class OffWithoutCollectorTest {

    /** As Spring Boot asks: some are out already. */
    private static final @Nullable String[] CLASSES = {
        OpenTelemetrySdkAutoConfiguration.class.getName(),
        OpenTelemetryTracingAutoConfiguration.class.getName(),
        NoopTracerAutoConfiguration.class.getName(),
        null,
        "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration"
    };

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void withoutACollectorThereIsNothingThatTraces() {
        assertThat(match()).containsExactly(false, false, false, true, true);
    }

    /** As Docker Compose passes on a variable that nobody has set. */
    @Test
    void anEmptyAddressIsNone() {
        environment.setProperty(OffWithoutCollector.ENDPOINT, "");

        assertThat(match()).containsExactly(false, false, false, true, true);
    }

    @Test
    void withACollectorThereIsAll() {
        environment.setProperty(OffWithoutCollector.ENDPOINT, "http://collector:4318/v1/traces");

        assertThat(match()).containsExactly(true, true, true, true, true);
    }

    private boolean[] match() {
        OffWithoutCollector filter = new OffWithoutCollector();
        filter.setEnvironment(environment);
        return filter.match(CLASSES, mock(AutoConfigurationMetadata.class));
    }
}
