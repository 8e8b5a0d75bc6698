package dev.orderflow.api.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Whoever builds the same sources, in whichever folder, gets the same jar, bit by bit. In some minutes: {@code -Pthorough}. */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
class ReproducibleJarIT {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_SOURCES = Set.of(".git", ".data", "target");
    private static final String BUILD =
            "./mvnw --batch-mode --no-transfer-progress -DskipTests -Dspotless.check.skip -pl order-api -am package";

    @Test
    void twoBuildsInTwoFoldersMakeTheSameJar(@TempDir Path first, @TempDir Path second)
            throws IOException, InterruptedException {
        Path jar = build(first);
        Path other = build(second.resolve("in/another/folder"));

        assertThat(checksums(other)).isEqualTo(checksums(jar));
        assertThat(Files.mismatch(jar, other)).isEqualTo(-1);
    }

    private static Path build(Path folder) throws IOException, InterruptedException {
        copySources(folder);
        File log = folder.resolve("build.log").toFile();
        Process build = new ProcessBuilder(BUILD.split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        assertThat(build.waitFor()).as(() -> read(log.toPath())).isZero();
        return folder.resolve("order-api/target/order-api.jar");
    }

    private static void copySources(Path folder) throws IOException {
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                if (NOT_SOURCES.contains(path.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(folder.resolve(PROJECT.relativize(path)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, folder.resolve(PROJECT.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** So that a difference is named. */
    private static Map<String, Long> checksums(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Map<String, Long> checksums = new TreeMap<>();
            zip.stream().forEach(entry -> checksums.put(entry.getName(), entry.getCrc()));
            return checksums;
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
