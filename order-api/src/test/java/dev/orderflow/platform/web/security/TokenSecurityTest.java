package dev.orderflow.platform.web.security;

import static dev.orderflow.platform.web.security.Door.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.orderflow.api.LiveStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A token of the configured issuer opens what stands in it, for as long as it is valid. Nothing else opens anything. */
@SpringBootTest(
        classes = GuardedApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "axon.update-check.disabled=true")
class TokenSecurityTest {

    private static final Issuer ISSUER = new Issuer();

    /** Longer than a stream may outlive its token. */
    private static final Duration PATIENTLY = Duration.ofSeconds(90);

    private final Door door;

    TokenSecurityTest(@LocalServerPort int port) {
        door = new Door(port);
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::uri);
    }

    @BeforeAll
    static void theIssuerIsUpOnceTheApplicationHasStarted() {
        ISSUER.open();
    }

    @AfterAll
    static void closeTheIssuer() {
        ISSUER.close();
    }

    @Test
    void aCallerIsItsIssuerAndItsSubject() {
        assertThat(who(claims -> claims)).isEqualTo(ISSUER.uri() + " alice [SCOPE_orders:read, SCOPE_orders:write]");
    }

    static Stream<Arguments> scopes() {
        return Stream.of(
                Arguments.of("orders:read", "[SCOPE_orders:read]"),
                Arguments.of(List.of("ops:admin", "orders:read"), "[SCOPE_ops:admin, SCOPE_orders:read]"),
                Arguments.of("orders:reader openid", "[SCOPE_openid, SCOPE_orders:reader]"),
                Arguments.of("", "[]"),
                Arguments.of(List.of(1, 2), "[]"),
                Arguments.of(7, "[]"));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void whatACallerMayDoStandsInTheClaimScope(Object scope, String expected) {
        assertThat(who(claims -> claims.claim("scope", scope))).endsWith("alice " + expected);
    }

    @Test
    void otherClaimsAllowNothing() {
        assertThat(who(claims -> claims.claim("scope", null).claim("scp", "ops:admin")))
                .endsWith("alice []");
    }

    @Test
    void anAccessTokenMayBeTypedAsOne() {
        assertThat(door.get("/api/orders", bearer(ISSUER.token("at+jwt", claims -> claims)))
                        .statusCode())
                .isEqualTo(200);
    }

    static Stream<Arguments> badTokens() {
        return BadTokens.of(ISSUER);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void aBadTokenIsRefused(String fault, String token) {
        HttpResponse<String> answer = door.get("/api/orders", bearer(token));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Door.challenge(answer)).isEqualTo("Bearer realm=\"orderflow\", error=\"invalid_token\"");
        assertThat(answer.body())
                .contains("\"/problems/unauthenticated\"")
                .doesNotContain("Exception", "nimbus", "jwt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders",
                "/api/no-such-thing",
                "/v3/api-docs",
                "/actuator/prometheus",
                "/.well-known/oauth-protected-resource"
            })
    void aStrangerIsTurnedAwayWithoutBlame(String path) {
        HttpResponse<String> answer = door.get(path, null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Door.challenge(answer)).isEqualTo("Bearer realm=\"orderflow\"");
    }

    @Test
    void demoAccountsAreUnknown() {
        assertThat(door.get("/api/orders", Door.basic("operator", "operator")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void metersNeedTheirScope() {
        String clerk = bearer(ISSUER.token(claims -> claims));
        String operator = bearer(ISSUER.token(claims -> claims.claim("scope", "ops:admin")));

        assertThat(door.get("/actuator/prometheus", clerk).statusCode()).isEqualTo(403);
        assertThat(door.get("/actuator/prometheus", operator).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenBoundToAnotherKeyIsRefused() {
        String bound = ISSUER.token(
                claims -> claims.claim("cnf", Map.of("jkt", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I")));

        assertThat(door.get("/api/orders", bearer(bound)).statusCode()).isEqualTo(401);
    }

    /** Unlike a request it would go on for hours. */
    @Test
    void aStreamEndsWithItsToken() throws Exception {
        try (LiveStream stream = stream(Duration.ofSeconds(3))) {
            assertThat(stream.comments(PATIENTLY)).isTrue();
            assertThat(stream.hasEnded(PATIENTLY)).isTrue();
        }
    }

    /** A request is accepted for a minute after the token's end, because clocks differ. */
    @Test
    void aStreamThatIsOpenedAfterTheEndOfItsTokenEndsWhenRequestsAreRefused() throws Exception {
        try (LiveStream stream = stream(Duration.ofSeconds(-52))) {
            assertThat(stream.comments(PATIENTLY)).isTrue();
            assertThat(stream.hasEnded(Duration.ofSeconds(1))).isFalse();
            assertThat(stream.hasEnded(PATIENTLY)).isTrue();
        }
    }

    @Test
    void aStreamWhoseTokenHasNoEndGoesOn() throws Exception {
        String token = ISSUER.token(claims -> claims.expirationTime(null));
        try (LiveStream stream = door.stream("/api/orders/stream", "Authorization", bearer(token))) {
            assertThat(stream.hasEnded(Duration.ofSeconds(3))).isFalse();
        }
    }

    private LiveStream stream(Duration untilItEnds) {
        String token = ISSUER.token(claims -> claims.expirationTime(Issuer.in(untilItEnds)));
        return door.stream("/api/orders/stream", "Authorization", bearer(token));
    }

    private String who(UnaryOperator<JWTClaimsSet.Builder> claims) {
        return door.get("/api/orders", bearer(ISSUER.token(claims))).body();
    }
}
