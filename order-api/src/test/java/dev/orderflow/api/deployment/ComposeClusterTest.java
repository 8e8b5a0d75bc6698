package dev.orderflow.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;

/** {@code docker-compose.cluster.yml} agrees with HAProxy's configuration and the application. No engine has run it here. */
class ComposeClusterTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void aNodeHasTheTimeToDrainAndToEndItsRequests() throws IOException {
        for (String node : List.of("node-1", "node-2")) {
            String drain = (String) map(service(node).get("environment")).get("ORDERFLOW_WEB_DRAINTIME");
            String grace = (String) service(node).get("stop_grace_period");

            assertThat(DurationStyle.detectAndParse(grace).toSeconds()).isGreaterThan(ShutdownTimes.total(drain));
        }
    }

    @Test
    void theProxyIsToldAllThatItsConfigurationAsksFor() throws IOException {
        String configuration = Files.readString(ROOT.resolve("docker/haproxy/haproxy.cfg"));

        assertThat(map(service("proxy").get("environment")).keySet())
                .allSatisfy(name -> assertThat(configuration).containsPattern("\"\\$\\{" + name + "(\\[\\*])?}\""))
                .hasSize(configuration.split("\\$\\{").length - 1);
    }

    @Test
    void everyImageIsOfOneVersion() throws IOException {
        assertThat(List.of("proxy", "postgres"))
                .allSatisfy(
                        name -> assertThat((String) service(name).get("image")).matches("[a-z]+:\\d+\\.\\d+.*"));
    }

    private static Map<?, ?> service(String name) throws IOException {
        String file = Files.readString(ROOT.resolve("docker-compose.cluster.yml"));
        return map(map(Manifest.map(file).get("services")).get(name));
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }
}
