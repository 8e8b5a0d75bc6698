package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EventStorePropertiesTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void aReadFetchesAsManyEventsAsAStatementMayReturn() {
        application
                .withPropertyValues("orderflow.event-store.read-batch-size=1000")
                .run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void withMoreItWouldTakeEachReadForTheLast() {
        application
                .withPropertyValues("orderflow.event-store.read-batch-size=1001")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessage("orderflow.event-store.read-batch-size must be 1 to 1000, but is 1001"));
    }

    @EnableConfigurationProperties(EventStoreProperties.class)
    private static final class Properties {}
}
