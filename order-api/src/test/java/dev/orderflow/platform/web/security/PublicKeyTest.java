package dev.orderflow.platform.web.security;

import static dev.orderflow.platform.web.security.Door.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A key in a resource (a file, mostly) instead of an issuer that is asked for it. */
@SpringBootTest(
        classes = GuardedApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "axon.update-check.disabled=true")
class PublicKeyTest {

    private static final Issuer ISSUER = new Issuer();

    private final Door door;

    PublicKeyTest(@LocalServerPort int port) {
        door = new Door(port);
    }

    @DynamicPropertySource
    static void key(DynamicPropertyRegistry settings) {
        settings.add(
                "spring.security.oauth2.resourceserver.jwt.public-key-location", () -> "base64:" + ISSUER.publicKey());
    }

    @Test
    void aTokenSignedWithItsKeyIsGood() {
        assertThat(door.get("/api/orders", bearer(ISSUER.token(claims -> claims)))
                        .body())
                .isEqualTo(ISSUER.uri() + " alice [SCOPE_orders:read, SCOPE_orders:write]");
    }

    @Test
    void aTokenWithoutAnIssuerStandsForItsSubject() {
        assertThat(door.get("/api/orders", bearer(ISSUER.token(claims -> claims.issuer(null))))
                        .body())
                .startsWith("alice [");
    }

    @Test
    void anExpiredTokenIsRefused() {
        String expired = ISSUER.token(claims -> claims.expirationTime(Issuer.in(Duration.ofMinutes(-2))));

        assertThat(door.get("/api/orders", bearer(expired)).statusCode()).isEqualTo(401);
    }

    @Test
    void anothersSignatureIsRefused() {
        assertThat(door.get("/api/orders", bearer(new Issuer().token(claims -> claims)))
                        .statusCode())
                .isEqualTo(401);
    }
}
