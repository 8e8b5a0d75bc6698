package dev.orderflow.api.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The alerts of {@code docs/alerts.yml}. */
record AlertFile(List<Alert> alerts) {

    record Alert(String name, String expression) {}

    static final Path PATH = Path.of("..", "docs", "alerts.yml");

    static AlertFile read() throws IOException {
        Map<?, ?> file = new Yaml().load(Files.readString(PATH));
        return new AlertFile(list(file.get("groups"))
                .flatMap(group -> list(group.get("rules")))
                .map(rule -> new Alert((String) rule.get("alert"), (String) rule.get("expr")))
                .toList());
    }

    List<String> names() {
        return alerts.stream().map(Alert::name).toList();
    }

    static Stream<Map<?, ?>> list(Object value) {
        return ((List<?>) value).stream().map(item -> (Map<?, ?>) item);
    }
}
