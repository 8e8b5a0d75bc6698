package dev.orderflow.platform.web.security;

import static dev.orderflow.platform.web.security.Door.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An issuer as companies have it: it knows other applications, says roles instead of scopes, changes its keys, and has its own clock. */
@SpringBootTest(
        classes = GuardedApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "axon.update-check.disabled=true",
            "spring.security.oauth2.resourceserver.jwt.audiences=the-orders",
            "orderflow.web.tokens.roles-claim=realm_access.roles",
            "orderflow.web.tokens.scopes-of[order-clerk]=orders:read,orders:write"
        })
class IssuerOfSeveralApplicationsTest {

    private static final Issuer ISSUER = new Issuer();

    private final Door door;

    IssuerOfSeveralApplicationsTest(@LocalServerPort int port) {
        door = new Door(port);
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::uri);
    }

    @BeforeAll
    static void theIssuerIsUp() {
        ISSUER.open();
    }

    @AfterAll
    static void closeTheIssuer() {
        ISSUER.close();
    }

    @ParameterizedTest
    @CsvSource({"the-orders, 200", "another-application, 401"})
    void aTokenIsGoodForItsAudience(String audience, int status) {
        HttpResponse<String> answer = answer(claims -> claims.audience(audience));

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 401) {
            assertThat(answer.body()).contains("\"/problems/unauthenticated\"");
        }
    }

    @Test
    void aTokenWithoutAnAudienceIsRefused() {
        assertThat(answer(claims -> claims.audience((String) null)).statusCode())
                .isEqualTo(401);
    }

    /** A minute either way, because clocks differ. */
    @ParameterizedTest
    @CsvSource({"-30, -600, 200", "-120, -600, 401", "600, 30, 200", "600, 300, 401"})
    void clocksMayDifferByAMinute(int secondsToItsEnd, int secondsToItsBeginning, int status) {
        assertThat(answer(claims -> claims.audience("the-orders")
                                .notBeforeTime(Issuer.in(Duration.ofSeconds(secondsToItsBeginning)))
                                .expirationTime(Issuer.in(Duration.ofSeconds(secondsToItsEnd))))
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void aRoleHasTheScopesThatAreConfiguredForIt() {
        assertThat(answer(claims -> claims.audience("the-orders")
                                .claim("scope", null)
                                .claim("realm_access", Map.of("roles", List.of("order-clerk", "ops:admin"))))
                        .body())
                .endsWith("alice [SCOPE_orders:read, SCOPE_orders:write]");
    }

    @Test
    void aNewKeyIsFetchedAndTheOldOneGoes() {
        String before = ISSUER.token(claims -> claims.audience("the-orders"));
        assertThat(door.get("/api/orders", bearer(before)).statusCode()).isEqualTo(200);

        ISSUER.rotate();

        assertThat(answer(claims -> claims.audience("the-orders")).statusCode()).isEqualTo(200);
        assertThat(door.get("/api/orders", bearer(before)).statusCode()).isEqualTo(401);
    }

    @Test
    void keysThatAreKnownAreGoodWhileTheIssuerIsAway() {
        String before = ISSUER.token(claims -> claims.audience("the-orders"));
        assertThat(door.get("/api/orders", bearer(before)).statusCode()).isEqualTo(200);
        ISSUER.rotate();
        String after = ISSUER.token(claims -> claims.audience("the-orders"));

        ISSUER.goAway();
        HttpResponse<String> unknown = door.get("/api/orders", bearer(after));
        HttpResponse<String> known = door.get("/api/orders", bearer(before));
        ISSUER.comeBack();

        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(unknown.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(door.get("/api/orders", bearer(after)).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> answer(UnaryOperator<JWTClaimsSet.Builder> claims) {
        return door.get("/api/orders", bearer(ISSUER.token(claims)));
    }
}
