package dev.orderflow.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

@ExtendWith(OutputCaptureExtension.class)
class CredentialsCheckTest {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CredentialsAutoConfiguration.class));

    @Test
    void withoutAnIssuerNobodyCouldSignIn(CapturedOutput output) {
        assertThatThrownBy(() -> start()).isInstanceOf(NobodyCanSignIn.class);

        assertThat(output)
                .contains(
                        "APPLICATION FAILED TO START",
                        "Nobody could sign in",
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLIC_KEY_LOCATION")
                .doesNotContain("\tat ");
    }

    @Test
    void anEmptySettingIsNoIssuer() {
        assertThatThrownBy(() -> start("--" + JWT + "issuer-uri=")).isInstanceOf(NobodyCanSignIn.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issuer-uri=https://issuer.example",
                "public-key-location=file:key.pem",
                "jwk-set-uri=https://issuer.example/keys"
            })
    void anIssuerOrItsKeyIsAWayToSignIn(String setting) {
        web.withPropertyValues(JWT + setting).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(classes = {SecurityFilterChain.class, JwtDecoder.class})
    <T> void soIsAFilterChainOrADecoderOfTheApplication(Class<T> own) {
        web.withBean(own, () -> Mockito.mock(own))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void whereNoRequestsComeNobodyHasToSignIn() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(CredentialsAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed());
    }

    private static void start(String... arguments) {
        new SpringApplicationBuilder(CredentialsAutoConfiguration.class)
                .web(WebApplicationType.SERVLET)
                .run(arguments)
                .close();
    }
}
