package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(HaProxy.IsInstalled.class)
class HaProxyConfigurationTest {

    @ParameterizedTest
    @ValueSource(strings = {HaProxy.ONE_DATABASE, HaProxy.READ_SIDE})
    void haproxyAcceptsTheConfigurationWithoutAWarning(String configuration) throws IOException, InterruptedException {
        Process check = HaProxy.check(configuration);
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("[WARNING]").doesNotContain("[ALERT]");
    }
}
