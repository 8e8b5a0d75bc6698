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

    private static List<Map<?, ?>> services() throws IOException {
        Map<?, ?> file = new Yaml().load(Files.readString(ROOT.resolve("docker-compose.observability.yml")));
        return ((Map<?, ?>) file.get("services"))
                .values().stream()
                        .<Map<?, ?>>map(service -> (Map<?, ?>) service)
                        .toList();
    }
}
