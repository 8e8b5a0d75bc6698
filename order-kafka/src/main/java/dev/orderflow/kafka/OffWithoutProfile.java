package dev.orderflow.kafka;

import dev.orderflow.platform.startup.OptionalAutoConfigurations;
import org.springframework.core.env.Profiles;

/**
 * Leaves out everything that Spring Boot has for Kafka unless the profile is active. Spring Boot itself would only not connect: it would
 * have factories and templates, and look through all beans for listeners.
 */
final class OffWithoutProfile extends OptionalAutoConfigurations {

    OffWithoutProfile() {
        super(environment -> environment.acceptsProfiles(Profiles.of("kafka")), "org.springframework.boot.kafka");
    }
}
