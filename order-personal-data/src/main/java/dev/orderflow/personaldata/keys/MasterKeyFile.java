package dev.orderflow.personaldata.keys;

import dev.orderflow.platform.startup.StartRefused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file with a master key on each line, the newest first. */
public final class MasterKeyFile {

    private static final Logger LOG = LoggerFactory.getLogger(MasterKeyFile.class);

    private MasterKeyFile() {}

    /** The lines of the file. */
    public static List<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new StartRefused(
                    "The master keys for personal data can't be read from " + file + ": " + e,
                    "Make the file readable for the application, or take orderflow.personal-data.master-key-file away: then"
                            + " orders with a recipient are refused.",
                    e);
        }
    }

    /** The same; if there is no file, one with a new key is made. Without a place for it there are no keys, and the log says so. */
    public static List<String> readOrCreate(Path file) {
        if (!Files.exists(file)) {
            try {
                create(file.toAbsolutePath());
            } catch (IOException e) {
                LOG.warn("No master key for personal data could be made at {}: {}", file, e.toString());
                return List.of();
            }
        }
        return read(file);
    }

    /** The link appears with all of its contents, or not at all if another node was faster. */
    private static void create(Path file) throws IOException {
        Path folder = Files.createDirectories(file.resolveSibling("."));
        String key =
                Base64.getEncoder().encodeToString(AuthenticatedEncryption.random(AuthenticatedEncryption.KEY_BYTES));
        Path draft = Files.createTempFile(folder, "master-key", ".tmp", forTheOwnerAlone(folder));
        try {
            Files.writeString(draft, "local:" + key + "\n");
            publish(draft, file);
            LOG.info("A master key for personal data was made: {}", file);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("Another node has made {}", file, e);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Where there are no such permissions, as on Windows, the file has those that its folder gives. */
    private static FileAttribute<?>[] forTheOwnerAlone(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Where there are no links, two nodes that start at the same moment may both believe that they were first. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(draft, file);
        }
    }
}
