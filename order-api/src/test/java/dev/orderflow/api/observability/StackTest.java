package dev.orderflow.api.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The stack of {@code docker-compose.observability.yml}, without Docker. */
class StackTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void whatItMountsIsThere() throws IOException {
        List<String> mounted = services().stream()
                .filter(service -> service.containsKey("volumes"))
                .flatMap(service -> ((List<?>) service.get("volumes")).stream())
                .map(volume -> volume.toString().replaceFirst(":.*", ""))
                .filter(volume -> volume.startsWith("./"))
                .toList();

        assertThat(mounted).hasSizeGreaterThan(3).allMatch(path -> Files.isRegularFile(ROOT.resolve(path)));
    }

    /** An image without a version is another one each day. */
    @Test
    void eachImageHasAVersion() throws IOException {
        assertThat(services())
                .filteredOn(service -> service.containsKey("image"))
                .hasSizeGreaterThan(3)
                .allSatisfy(service -> assertThat((String) service.get("image")).matches(".+:v?\\d+\\.\\d+\\.\\d+"));
    }

    /** To a name that it does not know, the demo answers with an error. */
    @Test
    void theDemoAnswersForTheNameByWhichPrometheusAsks() throws IOException {
        Map<?, ?> environment = map(map(byName().get("application")).get("environment"));
        List<?> scraped = (List<?>) read("docker/prometheus/prometheus.yml").get("scrape_configs");
        List<?> targets = (List<?>) map(((List<?>) map(scraped.get(0)).get("static_configs")).get(0))
                .get("targets");

        assertThat(targets).isEqualTo(List.of(environment.get("ORDERFLOW_DEMO_HOST") + ":8080"));
    }

    private static List<Map<?, ?>> services() throws IOException {
        return byName().values().stream().<Map<?, ?>>map(StackTest::map).toList();
    }

    private static Map<?, ?> byName() throws IOException {
        return map(read("docker-compose.observability.yml").get("services"));
    }

    private static Map<?, ?> read(String file) throws IOException {
        return new Yaml().load(Files.readString(ROOT.resolve(file)));
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }
}
