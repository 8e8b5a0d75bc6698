package dev.orderflow.platform.replication;

import dev.orderflow.platform.startup.OptionalAutoConfigurations;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Leaves out everything that Spring Boot has for Kafka until this module needs it, or the profile {@code kafka} says that another one does.
 * Spring Boot itself would only not connect: it would have factories and templates, and look through all beans for listeners.
 */
final class OffWithoutKafka extends OptionalAutoConfigurations {

    OffWithoutKafka() {
        super(OffWithoutKafka::isNeeded, "org.springframework.boot.kafka");
    }

    private static boolean isNeeded(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("kafka"))
                || environment.getProperty(ReplicationProperties.PUBLISH, Boolean.class, false)
                || "read".equalsIgnoreCase(environment.getProperty(FollowerAutoConfiguration.ROLE));
    }
}
