package dev.orderflow.platform.web.singlesignon;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import dev.orderflow.platform.web.security.Issuer;
import java.net.http.HttpResponse;
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
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two nodes that share a database, and nothing else. */
class SessionsOfSeveralNodesIT {

    private static final Issuer ISSUER = new Issuer();
    private static final Database DATABASE = TestPostgres.newDatabase();

    private static SessionNode one;
    private static SessionNode two;

    @BeforeAll
    static void start() {
        ISSUER.open();
        one = new SessionNode(DATABASE, ISSUER);
        two = new SessionNode(DATABASE, ISSUER);
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

        assertThat(one.name(cookie)).isEqualTo(ISSUER.uri() + " alice");
        assertThat(two.name(cookie)).isEqualTo(ISSUER.uri() + " alice");
    }

    @Test
    void whoSignsOutAtOneNodeIsSignedOutAtAll() {
        String cookie = signIn("any");
        HttpResponse<String> session = one.send("GET", "/session", cookie, "");
        JsonNode csrf = new JsonMapper().readTree(session.body()).get("csrf");
        String csrfCookie =
                session.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];

        HttpResponse<String> answer = one.send(
                "POST",
                "/logout",
                cookie + "; " + csrfCookie,
                "",
                csrf.get("header").asString(),
                csrf.get("token").asString());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(two.status(cookie)).isEqualTo(401);
        assertThat(one.status(cookie)).isEqualTo(401);
    }

    @Test
    void theIssuerEndsOneSessionOrAllOfAPerson() {
        String first = signIn("first");
        String second = signIn("second");
        String third = signIn("third");

        assertThat(endAtIssuer(one, claims -> claims.claim("sid", "first")).statusCode())
                .isEqualTo(200);
        assertThat(two.status(first)).isEqualTo(401);
        assertThat(two.status(second)).isEqualTo(404);

        assertThat(endAtIssuer(two, claims -> claims).statusCode()).isEqualTo(200);
        assertThat(one.status(second)).isEqualTo(401);
        assertThat(one.status(third)).isEqualTo(401);
    }

    /** It can't tell whether this one has ended, so it takes it for ended. */
    @Test
    void theIssuerEndsTheSessionsOfThePersonThatItHasGivenNoNumber() {
        String unnumbered = signIn(null);
        String another = signIn("another");

        assertThat(endAtIssuer(one, claims -> claims.claim("sid", "any of theirs"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(two.status(unnumbered)).isEqualTo(401);
        assertThat(two.status(another)).isEqualTo(404);
    }

    @Test
    void aSessionThatCannotBeCheckedNowIsNotOver() {
        ISSUER.rotate();
        String cookie = signIn("any");

        ISSUER.goAway();
        HttpResponse<String> answer = two.send("GET", "/nothing", cookie, "");
        ISSUER.comeBack();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body()).contains("\"/problems/overloaded\"").doesNotContain(ISSUER.uri());
        assertThat(two.status(cookie)).isEqualTo(404);
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
        assertThat(two.status(cookie)).isEqualTo(404);
        assertThat(endAtIssuer(two, claims -> claims).statusCode()).isEqualTo(200);
        assertThat(one.status(cookie)).isEqualTo(401);
    }

    /** Anybody may call this address, and each call holds a thread. Spring Security's limit would be 30 s. */
    @Test
    @Timeout(25)
    void aSilentIssuerHoldsNoThreadForLong() {
        String cookie = signIn("any");
        assertThat(endAtIssuer(two, claims -> claims.claim("sid", "another")).statusCode())
                .isEqualTo(200);

        ISSUER.fallSilent();
        HttpResponse<String> answer;
        try {
            answer = endAtIssuer(two, claims -> claims);
        } finally {
            ISSUER.comeBack(); // also if it is the time-out that ends this
        }

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(two.status(cookie)).isEqualTo(404);
    }

    @Test
    void anotherCookieIsNoSession() {
        assertThat(one.status("orderflow-session=" + SessionSecret.random().text()))
                .isEqualTo(401);
        assertThat(one.status("orderflow-session=%%%")).isEqualTo(401);
    }

    /** As at the end of a sign-in, which a browser tests elsewhere. */
    private static String signIn(@Nullable String sid) {
        SessionSecret secret = SessionSecret.random();
        String token = ISSUER.token(claims -> claims.audience("us"));
        Instant end = Instant.now().plus(Duration.ofMinutes(10));
        one.sessions().open(secret, new SessionTokens("page", token, "an ID token", "Alice"), "alice", sid, end);
        return "orderflow-session=" + secret.text();
    }

    private static HttpResponse<String> endAtIssuer(SessionNode node, UnaryOperator<JWTClaimsSet.Builder> which) {
        String token = ISSUER.token(
                "logout+jwt",
                claims -> which.apply(claims.audience("page")
                        .issueTime(Date.from(Instant.now()))
                        .jwtID(UUID.randomUUID().toString())
                        .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))));
        return node.send("POST", "/logout/connect/back-channel/page", null, "logout_token=" + token);
    }
}
