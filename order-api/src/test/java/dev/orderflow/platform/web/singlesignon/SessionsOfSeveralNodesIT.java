package dev.orderflow.platform.web.singlesignon;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.orderflow.api.WithoutDatabase;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import dev.orderflow.platform.web.security.Issuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes that share a database, and nothing else. */
class SessionsOfSeveralNodesIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Issuer ISSUER = new Issuer();
    private static final Database DATABASE = TestPostgres.newDatabase();

    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext two;

    @BeforeAll
    static void start() {
        ISSUER.open();
        one = node();
        two = node();
    }

    private static ConfigurableApplicationContext node() {
        return new SpringApplicationBuilder(Node.class)
                .run(
                        "--server.port=0",
                        "--axon.update-check.disabled=true",
                        "--spring.data.jpa.repositories.enabled=false",
                        "--spring.datasource.url=" + DATABASE.url(),
                        "--spring.datasource.username=" + DATABASE.username(),
                        "--spring.datasource.password=" + DATABASE.password(),
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + ISSUER.uri(),
                        "--spring.security.oauth2.resourceserver.jwt.audiences=us",
                        "--spring.security.oauth2.client.provider.page.issuer-uri=" + ISSUER.uri(),
                        "--spring.security.oauth2.client.registration.page.client-id=page",
                        "--spring.security.oauth2.client.registration.page.scope=openid");
    }

    @AfterEach
    void theIssuerIsBack() {
        ISSUER.comeBack();
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
        ISSUER.close();
    }

    @Test
    void whoSignsInAtOneNodeIsSignedInAtAll() {
        String cookie = signIn("any");

        assertThat(name(one, cookie)).isEqualTo(ISSUER.uri() + " alice");
        assertThat(name(two, cookie)).isEqualTo(ISSUER.uri() + " alice");
    }

    @Test
    void whoSignsOutAtOneNodeIsSignedOutAtAll() {
        String cookie = signIn("any");
        HttpResponse<String> session = send(one, "GET", "/session", cookie, "");
        JsonNode csrf = new JsonMapper().readTree(session.body()).get("csrf");
        String csrfCookie =
                session.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

        HttpResponse<String> answer = send(
                one,
                "POST",
                "/logout",
                cookie + "; " + csrfCookie,
                "",
                csrf.get("header").asString(),
                csrf.get("token").asString());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(status(two, cookie)).isEqualTo(401);
        assertThat(status(one, cookie)).isEqualTo(401);
    }

    @Test
    void theIssuerEndsOneSessionOrAllOfAPerson() {
        String first = signIn("first");
        String second = signIn("second");
        String third = signIn("third");

        assertThat(endAtIssuer(one, claims -> claims.claim("sid", "first")).statusCode())
                .isEqualTo(200);
        assertThat(status(two, first)).isEqualTo(401);
        assertThat(status(two, second)).isEqualTo(404);

        assertThat(endAtIssuer(two, claims -> claims).statusCode()).isEqualTo(200);
        assertThat(status(one, second)).isEqualTo(401);
        assertThat(status(one, third)).isEqualTo(401);
    }

    /** It can't tell whether this one has ended, so it takes it for ended. */
    @Test
    void theIssuerEndsTheSessionsOfThePersonThatItHasGivenNoNumber() {
        String unnumbered = signIn(null);
        String another = signIn("another");

        assertThat(endAtIssuer(one, claims -> claims.claim("sid", "any of theirs"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(status(two, unnumbered)).isEqualTo(401);
        assertThat(status(two, another)).isEqualTo(404);
    }

    @Test
    void aSessionThatCannotBeCheckedNowIsNotOver() {
        ISSUER.rotate();
        String cookie = signIn("any");

        ISSUER.goAway();
        HttpResponse<String> answer = send(two, "GET", "/nothing", cookie, "");
        ISSUER.comeBack();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body()).contains("\"/problems/overloaded\"").doesNotContain(ISSUER.uri());
        assertThat(status(two, cookie)).isEqualTo(404);
    }

    /** It is the issuer that asks for it, so it can be told to come again. */
    @Test
    void anEndThatCannotBeCheckedNowMayComeAgain() {
        String cookie = signIn("any");

        ISSUER.goAway();
        HttpResponse<String> answer = endAtIssuer(two, claims -> claims);
        ISSUER.comeBack();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(status(two, cookie)).isEqualTo(404);
        assertThat(endAtIssuer(two, claims -> claims).statusCode()).isEqualTo(200);
        assertThat(status(one, cookie)).isEqualTo(401);
    }

    @Test
    void anotherCookieIsNoSession() {
        assertThat(status(one, "orderflow-session=" + SessionSecret.random().text()))
                .isEqualTo(401);
        assertThat(status(one, "orderflow-session=%%%")).isEqualTo(401);
    }

    /** As at the end of a sign-in, which a browser tests elsewhere. */
    private static String signIn(@Nullable String sid) {
        SessionSecret secret = SessionSecret.random();
        String token = ISSUER.token(claims -> claims.audience("us"));
        Instant end = Instant.now().plus(Duration.ofMinutes(10));
        one.getBean(SessionStore.class)
                .open(secret, new SessionTokens("page", token, "an ID token", "Alice"), "alice", sid, end);
        return "orderflow-session=" + secret.text();
    }

    private static HttpResponse<String> endAtIssuer(
            ConfigurableApplicationContext node, UnaryOperator<JWTClaimsSet.Builder> which) {
        String token = ISSUER.token(
                "logout+jwt",
                claims -> which.apply(claims.audience("page")
                        .issueTime(Date.from(Instant.now()))
                        .jwtID(UUID.randomUUID().toString())
                        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))));
        return send(node, "POST", "/logout/connect/back-channel/page", null, "logout_token=" + token);
    }

    /** 404 is for a caller who is known. */
    private static int status(ConfigurableApplicationContext node, String cookie) {
        return send(node, "GET", "/nothing", cookie, "").statusCode();
    }

    private static String name(ConfigurableApplicationContext node, String cookie) {
        return new JsonMapper()
                .readTree(send(node, "GET", "/session", cookie, "").body())
                .get("name")
                .asString();
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext node,
            String method,
            String path,
            @Nullable String cookie,
            String form,
            String... headers) {
        String port = node.getEnvironment().getProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, BodyPublishers.ofString(form))
                .header("Content-Type", "application/x-www-form-urlencoded");
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    @TestComponent // keeps it out of the real application
    @WithoutDatabase
    @Import(DataSourceAutoConfiguration.class)
    static class Node {}
}
