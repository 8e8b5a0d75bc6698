package dev.orderflow.platform.tracing;

import dev.orderflow.platform.startup.OptionalAutoConfigurations;
import org.springframework.util.StringUtils;

/**
 * Leaves out everything that Spring Boot has for traces until an address of a collector is configured. Spring Boot itself would only not
 * send them: each request would still make a span, and each log line would look for it.
 */
final class OffWithoutCollector extends OptionalAutoConfigurations {

    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    OffWithoutCollector() {
        super(
                environment -> StringUtils.hasText(environment.getProperty(ENDPOINT)),
                "org.springframework.boot.opentelemetry",
                "org.springframework.boot.micrometer.tracing");
    }
}
