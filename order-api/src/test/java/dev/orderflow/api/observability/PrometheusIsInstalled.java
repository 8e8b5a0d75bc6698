package dev.orderflow.api.observability;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests are skipped on a machine without Prometheus and Alertmanager, unless {@code PROMETHEUS_TESTS=required}. */
final class PrometheusIsInstalled implements ExecutionCondition {

    private static final List<String> PROGRAMS = List.of("prometheus", "promtool", "amtool");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        List<String> missing =
                PROGRAMS.stream().filter(program -> find(program).isEmpty()).toList();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("There is a Prometheus");
        }
        if ("required".equals(System.getenv("PROMETHEUS_TESTS"))) {
            throw new IllegalStateException("There is no " + missing + ", and PROMETHEUS_TESTS=required");
        }
        return ConditionEvaluationResult.disabled("There is no " + missing + " on this machine");
    }

    static Optional<Path> find(String program) {
        return Stream.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
