package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A warning that comes with each start hides the one that matters. */
@ExtendWith(OutputCaptureExtension.class)
class QuietStartIT {

    @Test
    void aStartOnANewDatabaseAndTheNextOneWarnOfNothing(CapturedOutput log) {
        Database database = TestPostgres.newDatabase();

        OneNode.start(database).close();
        OneNode.start(database).close();

        assertThat(log.getAll().lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                .isEmpty();
    }
}
