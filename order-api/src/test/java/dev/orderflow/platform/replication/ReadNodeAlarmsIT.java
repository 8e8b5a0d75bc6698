package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.api.OneNode;
import dev.orderflow.api.observability.Prometheus;
import dev.orderflow.api.observability.PrometheusIsInstalled;
import dev.orderflow.platform.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** The alarms of a read node fire when it is as the runbook says. Its broker is away. */
@EnabledIfSystemProperty(named = "thorough", matches = "true") // it takes two minutes
@ExtendWith(PrometheusIsInstalled.class)
class ReadNodeAlarmsIT {

    private static final LogRecord WITHOUT_WHAT_IS_BEFORE = new LogRecord(
            8,
            7,
            "00000000-0000-0000-0000-000000000008",
            "Thing",
            "thing-1",
            0,
            "ThingMade",
            "1",
            "2026-01-01 00:00:00+00",
            null,
            "{}",
            "{}");

    @Test
    void whoIsNotInStepAlarms(@TempDir Path directory) throws IOException {
        try (ConfigurableApplicationContext reader = OneNode.start(
                        TestPostgres.newDatabase(),
                        "orderflow.role=read",
                        "orderflow.replication.group=test",
                        "spring.kafka.bootstrap-servers=localhost:1");
                Prometheus prometheus = Prometheus.withImpatientAlerts(
                        directory, "localhost:" + reader.getEnvironment().getProperty("local.server.port"))) {
            LogCopy copy = reader.getBean(LogCopy.class);

            awaitFiring(prometheus, "ReplicationSilent", () -> {});

            awaitFiring(prometheus, "ReplicationUnheard", () -> copy.look(0, 0));

            assertThatThrownBy(() -> HandedTopic.follow(reader, 0, List.of(WITHOUT_WHAT_IS_BEFORE)))
                    .isInstanceOfSatisfying(BrokenChain.class, gap -> copy.fail(String.valueOf(gap.getMessage())));
            awaitFiring(prometheus, "ReplicationStopped", () -> {});
        }
    }

    private static void awaitFiring(Prometheus prometheus, String alarm, Runnable meanwhile) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    meanwhile.run();
                    assertThat(prometheus.firing()).contains(alarm);
                });
    }
}
