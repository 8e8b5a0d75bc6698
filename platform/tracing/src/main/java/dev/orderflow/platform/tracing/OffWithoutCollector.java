package dev.orderflow.platform.tracing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Leaves out everything that Spring Boot has for traces until an address of a collector is configured. Spring Boot itself would only not
 * send them: each request would still make a span, and each log line would look for it.
 */
final class OffWithoutCollector implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final List<String> TRACING =
            List.of("org.springframework.boot.opentelemetry.", "org.springframework.boot.micrometer.tracing.");

    private boolean isOn;

    @Override
    public void setEnvironment(Environment environment) {
        isOn = StringUtils.hasText(environment.getProperty(ENDPOINT));
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[classes.length];
        for (int index = 0; index < classes.length; index++) {
            String name = classes[index];
            matches[index] = isOn || name == null || TRACING.stream().noneMatch(name::startsWith);
        }
        return matches;
    }
}
