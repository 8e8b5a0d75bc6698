package dev.orderflow.platform.web.security;

import static dev.orderflow.platform.web.security.Door.basic;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The header of programs, beside the cookies of the page: which one counts, and which one a 401 asks for. */
class AuthorizationHeaderTest extends SignInSetUp {

    AuthorizationHeaderTest(@LocalServerPort int port) {
        super(port);
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
}
