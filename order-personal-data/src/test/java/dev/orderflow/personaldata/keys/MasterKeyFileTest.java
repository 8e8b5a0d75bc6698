package dev.orderflow.personaldata.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.startup.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyFileTest {

    @Test
    void aFileThatIsNotThereIsMadeOnceAndForTheOwnerAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("data/master-key");

        List<String> made = MasterKeyFile.readOrCreate(file);

        assertThat(new MasterKeys(made).newest()).isEqualTo("local");
        assertThat(MasterKeyFile.readOrCreate(file)).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.tmp");
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
