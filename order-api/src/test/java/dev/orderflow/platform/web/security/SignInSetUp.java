package dev.orderflow.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** The demo, and a browser that nobody has signed in with yet. */
@SpringBootTest(
        classes = GuardedApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "axon.update-check.disabled=true")
@ActiveProfiles("demo")
abstract class SignInSetUp {

    static final String SESSION = "orderflow-session";

    final int port;
    final Browser browser;

    SignInSetUp(int port) {
        this.port = port;
        browser = new Browser(port);
    }

    static void assertNeedsToken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"/problems/forbidden\"", "GET /session");
    }
}
