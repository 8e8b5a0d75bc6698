package dev.orderflow.kafka;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Leaves out everything that Spring Boot has for Kafka unless the profile is active. Spring Boot itself would only not connect: it would
 * have factories and templates, and look through all beans for listeners.
 */
final class OffWithoutProfile implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String KAFKA = "org.springframework.boot.kafka.";

    private boolean isOn;

    @Override
    public void setEnvironment(Environment environment) {
        isOn = environment.acceptsProfiles(Profiles.of("kafka"));
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[classes.length];
        for (int index = 0; index < classes.length; index++) {
            String name = classes[index];
            matches[index] = isOn || name == null || !name.startsWith(KAFKA);
        }
        return matches;
    }
}
