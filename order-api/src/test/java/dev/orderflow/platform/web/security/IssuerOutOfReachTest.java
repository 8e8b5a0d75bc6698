package dev.orderflow.platform.web.security;

import static dev.orderflow.platform.web.security.Door.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application starts without its issuer, and waits for it without losing a caller. */
@SpringBootTest(
        classes = GuardedApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "axon.update-check.disabled=true")
class IssuerOutOfReachTest {

    /** Its port takes connections but is never answered on: the slow way of being away. */
    private static final Issuer SILENT = new Issuer();

    private final Door door;

    IssuerOutOfReachTest(@LocalServerPort int port) {
        door = new Door(port);
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", SILENT::uri);
    }

    @AfterAll
    static void closeTheIssuer() {
        SILENT.close();
    }

    @Test
    void aTokenThatCannotBeCheckedMayComeBackLater() {
        HttpResponse<String> answer = door.get("/api/orders", bearer(SILENT.token(claims -> claims)));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(answer.body()).doesNotContain("Exception", SILENT.uri());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a.b.c", "YWJj.YWJj.YWJj"})
    void aTokenThatIsNoneIsRefusedAllTheSame(String token) {
        assertThat(door.get("/api/orders", bearer(token)).statusCode()).isEqualTo(401);
    }

    @Test
    void anothersTokenIsRefusedAllTheSame() {
        String token = SILENT.token(claims -> claims.issuer("https://issuer.example"));

        assertThat(door.get("/api/orders", bearer(token)).statusCode()).isEqualTo(401);
    }

    @Test
    void theHealthSaysItAndTheNodeStaysReady() {
        door.get("/api/orders", bearer(SILENT.token(claims -> claims)));

        assertThat(door.get("/actuator/health", null).statusCode()).isEqualTo(503);
        assertThat(door.get("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
    }
}
