package dev.orderflow.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.startup.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CredentialsCheckTest {

    private static final String JWT = "--spring.security.oauth2.resourceserver.jwt.";

    @Test
    void withoutAnIssuerOrTheDemoNobodyCouldSignIn(CapturedOutput output) {
        assertThatThrownBy(() -> start()).isInstanceOf(StartRefused.class);

        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "Nobody could sign in",
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLIC_KEY_LOCATION",
                        "SPRING_PROFILES_ACTIVE=demo")
                .doesNotContain("\tat ");
    }

    @Test
    void anEmptySettingIsNoIssuer() {
        assertThatThrownBy(() -> start(JWT + "issuer-uri=")).isInstanceOf(StartRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issuer-uri=https://issuer.example",
                "public-key-location=file:key.pem",
                "jwk-set-uri=https://issuer.example/keys"
            })
    void theDemoRefusesToStandBesideAnIssuer(String setting, CapturedOutput output) {
        assertThatThrownBy(() -> start("--spring.profiles.active=demo", JWT + setting))
                .isInstanceOf(StartRefused.class);

        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START", "is active beside a configured issuer", "SPRING_PROFILES_ACTIVE")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--spring.profiles.active=demo", JWT + "issuer-uri=https://issuer.example"})
    void eitherAloneIsClear(String setting) {
        start(setting);
    }

    private static void start(String... arguments) {
        new SpringApplicationBuilder(CredentialsConfiguration.class)
                .web(WebApplicationType.NONE)
                .run(arguments)
                .close();
    }
}
