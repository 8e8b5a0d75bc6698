package dev.orderflow.platform.web.security;

import static dev.orderflow.platform.web.security.Door.basic;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a page of another site makes a browser send. */
class ForgedRequestTest extends SignInSetUp {

    ForgedRequestTest(@LocalServerPort int port) {
        super(port);
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

    private String tokenOfAnother() {
        Browser another = new Browser(port);
        another.signIn("clerk", "clerk");
        return another.session().at("/csrf/token").stringValue();
    }
}
