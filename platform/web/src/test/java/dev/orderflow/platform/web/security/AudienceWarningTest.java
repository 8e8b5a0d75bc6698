package dev.orderflow.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.oauth2.jwt.BadJwtException;

@ExtendWith(OutputCaptureExtension.class)
class AudienceWarningTest {

    private static final String WARNING = "Tokens that the issuer has made for other applications are good here too";

    private final MockEnvironment settings = new MockEnvironment();

    @Test
    void theLogSaysThatTokensForOtherApplicationsAreGood(CapturedOutput log) {
        start();

        assertThat(log).contains(WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audiences", "audiences[0]"})
    void anAudienceOrAListOfThemIsEnough(String setting, CapturedOutput log) {
        settings.setProperty(CredentialsAutoConfiguration.JWT + setting, "us");

        start();

        assertThat(log).doesNotContain(WARNING);
    }

    private void start() {
        new TokenSecurityAutoConfiguration()
                .tokenAuthentication(
                        token -> {
                            throw new BadJwtException("No token is sent here");
                        },
                        settings,
                        "",
                        new TokenProperties(null, Map.of()));
    }
}
