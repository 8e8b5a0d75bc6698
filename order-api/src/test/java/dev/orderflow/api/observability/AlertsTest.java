package dev.orderflow.api.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;

/** The logic of the alerts, on figures of which the cases in {@code docs/alerts-test.yml} are made. */
class AlertsTest {

    private static final Path CASES = Path.of("..", "docs", "alerts-test.yml");

    private static final Path DOCKER = Path.of("..", "docker", "prometheus");

    @Test
    @ExtendWith(PrometheusIsInstalled.class)
    void eachAlertFiresInItsCasesAndNotInTheOthers() throws Exception {
        assertSucceeds("promtool", "test", "rules", CASES.toString());
    }

    @Test
    @ExtendWith(PrometheusIsInstalled.class)
    void theConfigurationOfTheStackIsAccepted() throws Exception {
        assertSucceeds("promtool", "check", "rules", AlertFile.PATH.toString());
        assertSucceeds(
                "promtool",
                "check",
                "config",
                "--syntax-only",
                DOCKER.resolve("prometheus.yml").toString());
        assertSucceeds(
                "amtool", "check-config", DOCKER.resolve("alertmanager.yml").toString());
    }

    @Test
    void eachAlertHasACaseInWhichItFiresAndOneInWhichItDoesNot() throws IOException {
        List<String> alerts = AlertFile.read().names();

        assertThat(alerts).hasSizeGreaterThan(5);
        assertThat(cases(true)).containsAll(alerts);
        assertThat(cases(false)).containsAll(alerts);
        assertThat(alerts).containsAll(cases(true)).containsAll(cases(false));
    }

    /** The alerts of the cases in which there is one, or none. */
    private static List<String> cases(boolean fires) throws IOException {
        Map<?, ?> file = new Yaml().load(Files.readString(CASES));
        return AlertFile.list(file.get("tests"))
                .flatMap(test -> AlertFile.list(test.get("alert_rule_test")))
                .filter(moment -> (moment.get("exp_alerts") != null) == fires)
                .map(moment -> (String) moment.get("alertname"))
                .toList();
    }

    private static void assertSucceeds(String program, String... arguments) throws Exception {
        String path = PrometheusIsInstalled.find(program).orElseThrow().toString();
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(path), Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
