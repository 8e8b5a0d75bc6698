package dev.orderflow.api.observability;

import dev.orderflow.api.InstalledProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tests are skipped on a machine without Prometheus and Alertmanager, unless {@code PROMETHEUS_TESTS=required}. */
public final class PrometheusIsInstalled extends InstalledProgram {

    private static final List<String> PROGRAMS = List.of("prometheus", "promtool", "amtool");

    PrometheusIsInstalled() {
        super(
                "Prometheus with promtool and amtool",
                "PROMETHEUS_TESTS",
                "Debian's packages are prometheus and prometheus-alertmanager",
                PROGRAMS.stream().allMatch(program -> find(program).isPresent()));
    }

    static Optional<Path> find(String program) {
        return Stream.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
