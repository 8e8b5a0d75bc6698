package dev.orderflow.api.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The alerts of {@code docs/alerts.yml}. */
public record AlertFile(List<Alert> alerts) {

    /** As a parser of Prometheus would see it: everything in a rule is text. */
    public record Alert(String name, String expression, String severity, String runbook) {}

    static final Path PATH = Path.of("..", "docs", "alerts.yml");

    public static AlertFile read() throws IOException {
        Map<?, ?> file = new Yaml().load(Files.readString(PATH));
        return new AlertFile(list(file.get("groups"))
                .flatMap(group -> list(group.get("rules")))
                .map(rule -> new Alert(
                        text(rule, "alert"),
                        text(rule, "expr"),
                        text((Map<?, ?>) rule.get("labels"), "severity"),
                        text((Map<?, ?>) rule.get("annotations"), "runbook")))
                .toList());
    }

    List<String> names() {
        return alerts.stream().map(Alert::name).toList();
    }

    private static String text(Map<?, ?> rule, String name) {
        return (String) rule.get(name);
    }

    static Stream<Map<?, ?>> list(Object value) {
        return ((List<?>) value).stream().map(item -> (Map<?, ?>) item);
    }
}
