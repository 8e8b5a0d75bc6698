package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HaProxy.IsInstalled.class)
class HaProxyConfigurationTest {

    @Test
    void haproxyAcceptsTheConfigurationWithoutAWarning() throws IOException, InterruptedException {
        Process check = HaProxy.check();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("[WARNING]").doesNotContain("[ALERT]");
    }
}
