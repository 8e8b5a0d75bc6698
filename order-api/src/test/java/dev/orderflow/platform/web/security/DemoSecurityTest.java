package dev.orderflow.platform.web.security;

import static dev.orderflow.platform.web.security.Door.basic;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(
        classes = GuardedApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "axon.update-check.disabled=true")
@ActiveProfiles("demo")
class DemoSecurityTest {

    private final Door door;

    DemoSecurityTest(@LocalServerPort int port) {
        door = new Door(port);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    viewer   | viewer [SCOPE_orders:read]
                    clerk    | clerk [SCOPE_orders:read, SCOPE_orders:write]
                    operator | operator [SCOPE_ops:admin, SCOPE_orders:read, SCOPE_orders:write]
                    """)
    void anAccountHasItsNameAndItsScopes(String account, String expected) {
        assertThat(door.get("/api/orders", basic(account, account)).body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/orders",
                "/api/no-such-thing",
                "/no-such-page",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/actuator",
                "/actuator/env",
                "/actuator/prometheus",
                "/error",
                "/login",
                "/.well-known/oauth-protected-resource"
            })
    void aStrangerIsTurnedAwayWhereverItKnocks(String path) {
        HttpResponse<String> answer = door.get(path, null);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Door.challenge(answer)).isEqualTo("Basic realm=\"orderflow\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"/problems/unauthenticated\"", "\"instance\":\"" + path + "\"");
    }

    @Test
    void aStrangerIsTurnedAwayBeforeTheMethodIsLookedAt() {
        assertThat(door.send("PATCH", "/api/orders", null).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic ",
                "Basic ???",
                "Basic Y2xlcms=",
                "Basic Y2xlcms6d3Jvbmc=",
                "Bearer abc",
                "nonsense",
                "Basic bm9ib2R5Om5vYm9keQ=="
            })
    void badCredentialsAreRefused(String authorization) {
        HttpResponse<String> answer = door.get("/api/orders", authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Door.challenge(answer)).isEqualTo("Basic realm=\"orderflow\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void anyoneMayAskForTheHealth(String path) {
        assertThat(door.get(path, null).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"viewer, 403", "clerk, 403", "operator, 200"})
    void metersAreForOperators(String account, int status) {
        HttpResponse<String> answer = door.get("/actuator/prometheus", basic(account, account));

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.body()).contains("\"/problems/forbidden\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/api-docs", "/swagger-ui/index.html"})
    void anyAccountMayReadTheDescription(String path) {
        assertThat(door.get(path, basic("viewer", "viewer")).statusCode()).isEqualTo(200);
    }

    @Test
    void anAccountMeetsTheRoutingOnceItIsIn() {
        String clerk = basic("clerk", "clerk");

        assertThat(door.get("/api/no-such-thing", clerk).statusCode()).isEqualTo(404);
        assertThat(door.send("PATCH", "/api/orders", clerk).statusCode()).isEqualTo(405);
        assertThat(door.send("POST", "/api/orders", clerk).statusCode()).isEqualTo(200);
        assertThat(door.get("/login", clerk).statusCode()).isEqualTo(404);
    }

    @Test
    void aFailureIsNotMistakenForMissingCredentials() {
        assertThat(door.get("/api/orders/broken", basic("clerk", "clerk")).statusCode())
                .isEqualTo(500);
    }

    @Test
    void nothingIsRememberedBetweenRequests() {
        HttpResponse<String> answer = door.get("/api/orders", basic("clerk", "clerk"));

        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void theDemoListensOnLoopback(@Autowired Environment environment) {
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }
}
