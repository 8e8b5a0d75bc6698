package dev.orderflow.api.reliability;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own, so small that it can be filled up. */
final class SmallDisk implements AutoCloseable {

    private static final String SIZE = "300m";

    private final Path directory;
    private final boolean isMounted;

    /** Not every user may mount. Without the right to, this is a part of the usual disk. */
    SmallDisk(Path directory) throws IOException {
        this.directory = directory;
        this.isMounted = run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + SIZE, "tmpfs", directory.toString());
    }

    boolean canBeFilled() {
        return isMounted;
    }

    Path directory() {
        return directory;
    }

    /** To the last byte. */
    void fill() throws IOException {
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            byte[] block = new byte[4096];
            while (true) {
                ballast.write(block);
            }
        } catch (IOException e) {
            if (directory.toFile().getUsableSpace() > 0) {
                throw e;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(ballast());
    }

    private Path ballast() {
        return directory.resolve("ballast");
    }

    @Override
    public void close() throws IOException {
        if (isMounted && !run("umount", "--lazy", directory.toString())) {
            throw new IOException(directory + " is still mounted");
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(new File("/dev/null"))
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }
}
