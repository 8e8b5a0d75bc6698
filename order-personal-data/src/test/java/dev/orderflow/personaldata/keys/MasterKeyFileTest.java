package dev.orderflow.personaldata.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.startup.StartRefused;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyFileTest {

    @Test
    void aFileThatIsNotThereIsMadeOnceAndForTheOwnerAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("data/master-key");

        List<String> made = MasterKeyFile.readOrCreate(file);

        assertThat(new MasterKeys(made).newest()).isEqualTo("local");
        assertThat(MasterKeyFile.readOrCreate(file)).isEqualTo(made);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    /** A file system in a zip file has neither, as others on which people try things out. */
    @Test
    void itIsAlsoMadeWhereThereAreNeitherOwnersNorLinks(@TempDir Path folder) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("keys.zip"), Map.of("create", "true"))) {
            Path file = zip.getPath("data", "master-key");

            List<String> made = MasterKeyFile.readOrCreate(file);

            assertThat(new MasterKeys(made).newest()).isEqualTo("local");
            assertThat(MasterKeyFile.readOrCreate(file)).isEqualTo(made);
            try (Stream<Path> files = Files.list(file.toAbsolutePath().resolveSibling("."))) {
                assertThat(files).hasSize(1);
            }
        }
    }

    @Test
    void withoutAPlaceForItThereIsNone(@TempDir Path folder) throws IOException {
        Path noFolder = Files.createFile(folder.resolve("file"));

        assertThat(MasterKeyFile.readOrCreate(noFolder.resolve("master-key"))).isEmpty();
    }

    @Test
    void aFileThatShallBeThereIsMissed(@TempDir Path folder) {
        assertThatThrownBy(() -> MasterKeyFile.read(folder.resolve("none")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("none");
    }
}
