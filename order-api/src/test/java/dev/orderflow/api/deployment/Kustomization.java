package dev.orderflow.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of files for Kubernetes, and the file that says what to make of them. */
record Kustomization(Path folder) {

    static final String FILE = "kustomization.yaml";

    static Kustomization of(String name) {
        return new Kustomization(Path.of("..", "deploy", "kubernetes", name));
    }

    /** The names of the files that are there beside it. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.equals(FILE))
                    .toList();
        }
    }

    /** The names of the files that it lists, such as its resources. */
    List<String> names(String list) {
        List<?> entries = (List<?>) content().getOrDefault(list, List.of());
        return entries.stream()
                .map(entry -> entry instanceof Map<?, ?> patch ? patch.get("path") : entry)
                .map(String.class::cast)
                .toList();
    }

    /** Those of its one map of settings, each as {@code NAME=value}. */
    List<String> settings() {
        Map<?, ?> generated = (Map<?, ?>) ((List<?>) content().get("configMapGenerator")).get(0);
        return ((List<?>) generated.get("literals"))
                .stream().map(String::valueOf).toList();
    }

    /** What the program makes of it. */
    String build(Path kubectl) throws IOException, InterruptedException {
        Process kustomize = new ProcessBuilder(kubectl.toString(), "kustomize", folder.toString())
                .redirectErrorStream(true)
                .start();
        String made = new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kustomize.waitFor()).as(made).isZero();
        return made;
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> content() {
        return Manifest.map(read(FILE));
    }
}
