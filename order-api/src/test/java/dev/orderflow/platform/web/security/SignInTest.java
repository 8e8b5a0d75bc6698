package dev.orderflow.platform.web.security;

import static dev.orderflow.platform.web.security.Door.basic;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;

/** The way in for the page. */
@SpringBootTest(
        classes = GuardedApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "axon.update-check.disabled=true")
@ActiveProfiles("demo")
class SignInTest {

    private static final String SESSION = "orderflow-session";

    private final int port;
    private final Browser browser;

    SignInTest(@LocalServerPort int port) {
        this.port = port;
        browser = new Browser(port);
    }

    @Test
    void aStrangerIsToldTheAccounts() {
        JsonNode session = browser.session();

        assertThat(session.get("name").isNull()).isTrue();
        assertThat(session.get("scopes")).isEmpty();
        assertThat(session.get("accounts"))
                .extracting(account -> account.get("name").stringValue())
                .containsExactly("viewer", "clerk", "operator");
        assertThat(session.at("/accounts/1/scopes").toString()).isEqualTo("[\"orders:read\",\"orders:write\"]");
        assertThat(session.at("/csrf/header").stringValue()).isEqualTo("X-CSRF-TOKEN");
        assertThat(browser.cookie(SESSION)).isEqualTo("none");
    }

    @Test
    void whoeverSignsInIsKnownFromThenOn() {
        assertThat(browser.signIn("clerk", "clerk").statusCode()).isEqualTo(204);

        assertThat(browser.session().get("name").stringValue()).isEqualTo("clerk");
        assertThat(browser.session().get("scopes").toString()).isEqualTo("[\"orders:read\",\"orders:write\"]");
        assertThat(browser.get("/api/orders").body()).isEqualTo("clerk [SCOPE_orders:read, SCOPE_orders:write]");
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOfOtherSites() {
        assertThat(browser.signIn("clerk", "clerk").headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(SESSION))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Strict");
        assertThat(browser.get("/session").headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("orderflow-csrf=")
                .contains("HttpOnly", "SameSite=Strict");
    }

    @Test
    void aSessionThatSomebodyKnewBeforeIsWorthNothing() {
        browser.signIn("viewer", "viewer");
        String before = browser.cookie(SESSION);

        browser.signIn("operator", "operator");

        assertThat(browser.cookie(SESSION)).isNotEqualTo(before);
        assertThat(new Browser(port)
                        .get("/api/orders", "Cookie", SESSION + "=" + before)
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"clerk, wrong", "nobody, nobody", "clerk, ''", "'', ''"})
    void aWrongPasswordIsRefused(String name, String password) {
        HttpResponse<String> answer = browser.signIn(name, password);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"/problems/unauthenticated\"");
        assertThat(browser.cookie(SESSION)).isEqualTo("none");
        assertThat(browser.name()).isEqualTo("nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/%6Cogin"})
    void signingInNeedsTheToken(String path) {
        assertNeedsToken(browser.post(path, "username=clerk&password=clerk"));
        assertThat(browser.name()).isEqualTo("nobody");
    }

    @Test
    void aForgedRequestIsRefused() {
        browser.signIn("clerk", "clerk");

        assertNeedsToken(browser.post("/api/orders", ""));
        assertNeedsToken(browser.post("/api/orders", "", "X-CSRF-TOKEN", "a guess"));
        assertNeedsToken(browser.post("/api/orders", "", "X-CSRF-TOKEN", tokenOfAnother()));
        assertThat(browser.postWithToken("/api/orders", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenFromBeforeTheSignInIsWorthNothing() {
        String before = browser.session().at("/csrf/token").stringValue();
        browser.signIn("clerk", "clerk");

        assertNeedsToken(browser.post("/api/orders", "", "X-CSRF-TOKEN", before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/api/no-such-thing", "/no-such-page"})
    void aStrangerIsTurnedAwayBeforeTheTokenIsLookedAt(String path) {
        HttpResponse<String> answer = browser.post(path, "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void whoeverSignsOutIsAStranger() {
        browser.signIn("clerk", "clerk");
        String session = browser.cookie(SESSION);
        assertNeedsToken(browser.post("/logout", ""));

        assertThat(browser.postWithToken("/logout", "").statusCode()).isEqualTo(204);

        assertThat(browser.name()).isEqualTo("nobody");
        assertThat(new Browser(port)
                        .get("/api/orders", "Cookie", SESSION + "=" + session)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aProgramHasNoSessionAndNeedsNoToken() {
        String clerk = basic("clerk", "clerk");
        HttpResponse<String> answer = browser.post("/api/orders", "", "Authorization", clerk);
        HttpResponse<String> session = browser.get("/session", "Authorization", clerk);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(session.body()).contains("\"name\":\"clerk\"", "\"csrf\":null");
        assertThat(session.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void anAuthorizationCountsWhateverTheCookieSays() {
        browser.signIn("operator", "operator");

        assertThat(browser.get("/api/orders", "Authorization", basic("viewer", "viewer"))
                        .body())
                .startsWith("viewer");
        assertThat(browser.get("/api/orders", "Authorization", basic("operator", "wrong"))
                        .statusCode())
                .isEqualTo(401);
    }

    /** Swagger UI has the browser ask for a password, which it sends from then on, whoever has it send something. */
    @ParameterizedTest
    @CsvSource({"same-origin, 200", "none, 200", "same-site, 401", "cross-site, 401"})
    void aPasswordThatABrowserAddsDoesNotServeTheChangesOfAnotherSite(String site, int status) {
        String clerk = basic("clerk", "clerk");

        assertThat(browser.post("/api/orders", "", "Authorization", clerk, "Sec-Fetch-Site", site)
                        .statusCode())
                .isEqualTo(status);
        assertThat(browser.get("/api/orders", "Authorization", clerk, "Sec-Fetch-Site", site)
                        .statusCode())
                .isEqualTo(200);
    }

    /** What else the page asks for at that moment comes with the cookie as it was. */
    @Test
    void anAuthorizationLeavesTheSessionThatComesWithItAlone() {
        browser.signIn("operator", "operator");

        HttpResponse<String> answer = browser.get("/api/orders", "Authorization", basic("viewer", "viewer"));

        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(browser.name()).isEqualTo("operator");
    }

    @ParameterizedTest
    @CsvSource({"cors, Session", "no-cors, Session", "same-origin, Session", "navigate, Basic"})
    void aBrowserAsksForThePasswordItselfOnlyWhereThereIsNoPage(String mode, String scheme) {
        assertThat(Door.challenge(browser.get("/api/orders", "Sec-Fetch-Mode", mode)))
                .isEqualTo(scheme + " realm=\"orderflow\"");
        assertThat(Door.challenge(
                        browser.get("/api/orders", "Sec-Fetch-Mode", mode, "Authorization", basic("clerk", "wrong"))))
                .isEqualTo(scheme + " realm=\"orderflow\"");
    }

    /** Neither local nor HTTPS: the browser does not say what for it asks. */
    @Test
    void aPageFromAPlainAddressSaysItselfThatItIsOne() {
        browser.session();

        assertThat(Door.challenge(browser.get("/api/orders", "X-Requested-With", "XMLHttpRequest")))
                .isEqualTo("Session realm=\"orderflow\"");
        assertThat(Door.challenge(browser.get("/api/events/stream", "Accept", "text/event-stream")))
                .isEqualTo("Session realm=\"orderflow\"");
        assertThat(Door.challenge(browser.get("/api/orders"))).isEqualTo("Basic realm=\"orderflow\"");
    }

    @Test
    void swaggerUiHasNothingElseToSignInWith() {
        HttpResponse<String> answer = browser.get(
                "/v3/api-docs", "Sec-Fetch-Mode", "cors", "Referer", "http://localhost/swagger-ui/index.html");

        assertThat(Door.challenge(answer)).isEqualTo("Basic realm=\"orderflow\"");
    }

    @Test
    void aHandMadeFormIsNoWayIn() {
        assertThat(browser.get("/login").statusCode()).isEqualTo(401);
        browser.signIn("clerk", "clerk");
        assertThat(browser.get("/login").statusCode()).isEqualTo(404);
        assertThat(browser.get("/logout").statusCode()).isEqualTo(404);
        assertThat(browser.name()).isEqualTo("clerk");
    }

    private String tokenOfAnother() {
        Browser another = new Browser(port);
        another.signIn("clerk", "clerk");
        return another.session().at("/csrf/token").stringValue();
    }

    private static void assertNeedsToken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"/problems/forbidden\"", "GET /session");
    }
}
