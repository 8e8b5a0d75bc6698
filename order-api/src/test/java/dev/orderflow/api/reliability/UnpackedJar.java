package dev.orderflow.api.reliability;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The deliverable as its image has it: unpacked, with which a start takes 9 s of a core rather than 13. An archive of the classes
 * that a start loads (class data sharing) makes it 5 s. To make the archive takes as long as two starts.
 */
final class UnpackedJar {

    private static final Path TARGET = Path.of("target");
    private static final Path JAR = TARGET.resolve("order-api.jar");

    private static @Nullable UnpackedJar unpacked;

    private final Path directory;
    private final Path classes;

    private UnpackedJar(Path directory) {
        this.directory = directory;
        this.classes = directory.resolve("classes.jsa");
    }

    /** The first call unpacks it. The archive is made by a start on the given database. */
    static synchronized UnpackedJar of(Database database) throws IOException {
        if (unpacked == null) {
            // By its contents: a reproducible build gives each jar the same time, and an archive of other classes would
            // be used.
            unpacked = new UnpackedJar(TARGET.resolve("unpacked-" + checksum()));
            unpacked.makeOnce(database);
        }
        return unpacked;
    }

    /** Tests may run in several JVMs; the first of them makes it for all. */
    private void makeOnce(Database database) throws IOException {
        try (FileChannel lock = FileChannel.open(TARGET.resolve("unpacked.lock"), CREATE, WRITE)) {
            lock.lock();
            if (!Files.exists(classes)) {
                run(java("-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination", directory.toString()));
                run(start(database, "-XX:ArchiveClassesAtExit=" + classes, "-Dspring.context.exit=onRefresh"));
            }
        }
    }

    ProcessBuilder start(Database database) {
        return start(database, "-XX:SharedArchiveFile=" + classes);
    }

    /** The jar as it is delivered. */
    static ProcessBuilder startPacked(Database database) {
        return start(JAR, database);
    }

    private ProcessBuilder start(Database database, String... options) {
        return start(directory.resolve("order-api.jar"), database, options);
    }

    private static ProcessBuilder start(Path jar, Database database, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder java = java(arguments.toArray(String[]::new));
        java.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL", database.url(),
                        "SPRING_DATASOURCE_USERNAME", database.username(),
                        "SPRING_DATASOURCE_PASSWORD", database.password(),
                        "SPRING_PROFILES_ACTIVE", "demo",
                        "SERVER_PORT", "0"));
        return java;
    }

    private static ProcessBuilder java(String... arguments) {
        // Its life is too short for the second compiler, which takes half of what a start costs.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // The locale of the tests: nothing may depend on that of the machine.
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.extensions=u-nu-arab"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private static void run(ProcessBuilder builder) throws IOException {
        File log = TARGET.resolve("unpacked.log").toFile();
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start()
                .onExit()
                .join();
    }

    private static String checksum() throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(Files.readAllBytes(JAR));
        return Long.toHexString(checksum.getValue());
    }
}
