package dev.orderflow.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The way in for the page. */
class SignInTest extends SignInSetUp {

    SignInTest(@LocalServerPort int port) {
        super(port);
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
    void aHandMadeFormIsNoWayIn() {
        assertThat(browser.get("/login").statusCode()).isEqualTo(401);
        browser.signIn("clerk", "clerk");
        assertThat(browser.get("/login").statusCode()).isEqualTo(404);
        assertThat(browser.get("/logout").statusCode()).isEqualTo(404);
        assertThat(browser.name()).isEqualTo("clerk");
    }
}
