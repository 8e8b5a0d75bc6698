package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.InstalledProgram;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine's own PostgreSQL: the embedded one has no {@code pg_dump}. Tests are skipped where it is not installed, unless the
 * environment says {@code BACKUP_TESTS=required}. {@code POSTGRES_BIN} names a directory that is not below.
 */
public final class PostgresPrograms extends InstalledProgram {

    /** Debian puts each release into a directory of its own, and only some of the programs on the path. */
    private static final Path RELEASES = Path.of("/usr/lib/postgresql");

    private static final String PATH = "PATH";

    PostgresPrograms() {
        super(
                "PostgreSQL",
                "BACKUP_TESTS",
                "POSTGRES_BIN may name one",
                directory().isPresent());
    }

    /** As a shell does it, with the programs on its path. */
    public static void run(String command, Path directory, Map<String, String> environment) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).directory(directory.toFile());
        shell.environment().putAll(environment);
        shell.environment().merge(PATH, directory().orElseThrow().toString(), (path, bin) -> bin + ":" + path);
        File output = Files.createTempFile("postgres", ".log").toFile();
        int exit = shell.redirectErrorStream(true)
                .redirectOutput(output)
                .start()
                .onExit()
                .join()
                .exitValue();
        assertThat(exit).as(() -> command + "\n" + read(output.toPath())).isZero();
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> directory() {
        Stream<Path> named = Stream.ofNullable(System.getenv("POSTGRES_BIN")).map(Path::of);
        return Stream.concat(named, installed())
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("pg_dump")))
                .findFirst();
    }

    /** The newest first. */
    private static Stream<Path> installed() {
        File[] releases =
                RELEASES.toFile().listFiles(release -> release.getName().matches("\\d+"));
        return Stream.ofNullable(releases)
                .flatMap(Stream::of)
                .sorted(Comparator.comparing((File release) -> Integer.valueOf(release.getName()))
                        .reversed())
                .map(release -> release.toPath().resolve("bin"));
    }
}
