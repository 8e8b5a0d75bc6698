package dev.orderflow.demo.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.web.security.CredentialsAutoConfiguration;
import dev.orderflow.platform.web.security.NobodyCanSignIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The demo's accounts and tokens of an issuer exclude each other, and one of the two has to be there. */
@ExtendWith(OutputCaptureExtension.class)
class WhoseCredentialsCountTest {

    private static final String JWT = "--spring.security.oauth2.resourceserver.jwt.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issuer-uri=https://issuer.example",
                "public-key-location=file:key.pem",
                "jwk-set-uri=https://issuer.example/keys"
            })
    void theDemoRefusesToStartBesideAnIssuer(String setting, CapturedOutput output) {
        assertThatThrownBy(() -> start("--spring.profiles.active=demo", JWT + setting))
                .isInstanceOf(StartRefused.class);

        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START", "is active beside a configured issuer", "SPRING_PROFILES_ACTIVE")
                .doesNotContain("\tat ");
    }

    @Test
    void withoutAnIssuerTheDemoIsOneWayOut(CapturedOutput output) {
        assertThatThrownBy(() -> start()).isInstanceOf(NobodyCanSignIn.class);

        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "Nobody could sign in",
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLIC_KEY_LOCATION",
                        "SPRING_PROFILES_ACTIVE=demo")
                .doesNotContain("\tat ");
    }

    private static void start(String... arguments) {
        new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .run(arguments)
                .close();
    }

    @ImportAutoConfiguration({SignInAutoConfiguration.class, CredentialsAutoConfiguration.class})
    static class Application {}
}
