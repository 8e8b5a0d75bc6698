package dev.orderflow.api.docs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A copy of this project in {@code target}, and what its tools make of it. */
record AdaptedCopy(Path root) {

    record Run(int exitCode, String output) {}

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_COPIED = Set.of(".git", ".data", "target");

    static AdaptedCopy in(String folder) throws IOException {
        Path root = PROJECT.resolve("order-api/target").resolve(folder);
        FileSystemUtils.deleteRecursively(root);
        for (Path file : files(PROJECT)) {
            Path copy = root.resolve(PROJECT.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        return new AdaptedCopy(root);
    }

    /** A copy from which {@code tools/RemoveSlice.java} has deleted a slice. */
    static AdaptedCopy without(String slice, String folder) throws IOException, InterruptedException {
        AdaptedCopy copy = in(folder);
        Run deletion =
                copy.runTool("RemoveSlice.java", slice, "--in", copy.root().toString());
        if (deletion.exitCode() != 0) {
            throw new IllegalStateException(deletion.output());
        }
        return copy;
    }

    Run adapt(String... options) throws IOException, InterruptedException {
        return runTool(
                "Adapt.java",
                Stream.concat(Stream.of("--in", root.toString()), Arrays.stream(options))
                        .toArray(String[]::new));
    }

    private Run runTool(String name, String... arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String tool = PROJECT.resolve("tools").resolve(name).toString();
        return run(Stream.concat(Stream.of(java, tool), Arrays.stream(arguments)));
    }

    Run run(Stream<String> command) throws IOException, InterruptedException {
        File output = Files.createTempFile(root.getParent(), "adapt", ".log").toFile();
        Process process = new ProcessBuilder(command.toList())
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        return new Run(process.waitFor(), Files.readString(output.toPath()));
    }

    /** By their paths in the copy. */
    List<Path> files() {
        return files(root).stream().map(root::relativize).toList();
    }

    /** With the path before each line; of a picture nothing but its path. */
    Stream<String> lines(Path file) {
        try {
            return Stream.concat(
                    Stream.of(file.toString()),
                    Files.readAllLines(root.resolve(file)).stream().map(line -> file + ": " + line));
        } catch (MalformedInputException e) {
            return Stream.of(file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A virtual machine that a tool attaches to has such a file in the folder where it runs, for a moment. */
    private static boolean isCopied(Path path) {
        String name = path.getFileName().toString();
        return !NOT_COPIED.contains(name) && !name.startsWith(".attach_pid");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(AdaptedCopy::isCopied)
                    .flatMap(path -> Files.isDirectory(path) ? files(path).stream() : Stream.of(path))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
