package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.orderflow.api.reliability.HaProxy;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Behind the project's HAProxy, which ends TLS: the node gets plain HTTP, and people are at an address with https. */
@ExtendWith(HaProxy.IsInstalled.class)
class SignInBehindProxyIT extends WithSingleSignOn {

    private HaProxy proxy;

    @BeforeEach
    void arriveByProxy(Browser browser, @LocalServerPort int port, @TempDir Path directory)
            throws IOException, GeneralSecurityException, InterruptedException {
        page.context().close();
        proxy = HaProxy.startWithTls(SelfSignedCertificate.in(directory), port);
        arriveAt(proxy.uri("").toString(), browser);
    }

    @AfterEach
    void leave() {
        page.context().close();
        proxy.close();
    }

    @Test
    void theIssuerSendsPeopleBackToHttpsAndTheirCookiesAreSecure() {
        page.navigate("/");
        signIn();

        assertThat(page.url()).isEqualTo(address + "/");
        assertThat(page.context().cookies(address))
                .anySatisfy(cookie -> assertThat(cookie.name).isEqualTo("orderflow-session"))
                .allSatisfy(cookie -> assertThat(cookie.secure).as(cookie.name).isTrue());
        assertThat(page.request().get("/api/orders").status()).isEqualTo(200);
    }

    /** The issuer asks whether the address is registered, so it would stay there if it were one with http. */
    @Test
    void whoSignsOutComesBackToHttps() {
        page.navigate("/");
        signIn();

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign out"))
                .click();

        assertThat(signInLink()).isVisible();
        assertThat(page.url()).isEqualTo(address + "/");
    }

    @Test
    void aStrangerIsNotBelievedWhatTheAddressIs() {
        APIResponse answer = page.request()
                .get(
                        "/oauth2/authorization/page",
                        RequestOptions.create()
                                .setMaxRedirects(0)
                                .setHeader("X-Forwarded-Proto", "http")
                                .setHeader("X-Forwarded-Host", "stranger.example")
                                .setHeader("X-Forwarded-Port", "1")
                                .setHeader("Forwarded", "host=stranger.example;proto=http"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(URLDecoder.decode(answer.headers().get("location"), StandardCharsets.UTF_8))
                .contains("redirect_uri=" + address + "/login/oauth2/code/page");
    }
}
