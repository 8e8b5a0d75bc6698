package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose the session is after a sign-in at the issuer, and when it is over. */
class SessionAfterSignInIT extends WithSingleSignOn {

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void signedIn() {
        page.navigate("/");
        signIn();
    }

    @Test
    void noScriptAndNoOtherSiteHasTheSession() {
        Cookie session = session();
        assertThat(session.httpOnly).isTrue();
        assertThat(session.sameSite).isEqualTo(SameSiteAttribute.STRICT);
        assertThat(page.request().post("/api/orders").status())
                .as("without the token of GET /session")
                .isEqualTo(403);
        assertThat(page.request().get("/api/processors").status()).isEqualTo(403);
    }

    @Test
    void aRowAloneIsNoSession() {
        assertThat(sql.sql("select encode(tokens, 'escape') from sign_in.sessions")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(tokens -> tokens.contains("eyJ"));
    }

    /** The new cookie takes the place of the old one, and nobody could end what the old one stands for. */
    @Test
    void whoSignsInAgainHasOneSession() {
        Cookie first = session();
        assertThat(statusWith(first)).isEqualTo(200);

        page.navigate("/oauth2/authorization/page");

        assertThat(page.locator(".workspace")).isVisible();
        assertThat(statusWith(session())).isEqualTo(200);
        assertThat(statusWith(first)).isEqualTo(401);
    }

    @Test
    void aSessionThatTheIssuerEndsIsOverAndWhatWasTypedStays() {
        Locator customer = page.locator("command-panel").getByLabel("Customer").first();
        customer.fill("typed-before");

        assertThat(endAtIssuer("another-client").status()).isEqualTo(400);
        assertThat(page.request().get("/api/orders").status()).isEqualTo(200);
        assertThat(endAtIssuer(AuthorizationServer.CLIENT).status()).isEqualTo(200);

        assertThat(page.request().get("/api/orders").status()).isEqualTo(401);
        assertThat(page.locator("sign-in")).containsText("The session has ended");
        Page another = page.context().waitForPage(() -> signInLink().click());
        assertThat(another.locator(".workspace")).isVisible();
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.locator(".workspace")).isVisible();
        assertThat(customer).hasValue("typed-before");
    }

    /** A session ends by the database's clock, so it is the database that ends it here. */
    @Test
    void aSessionEndsWithItsToken() {
        assertThat(sql.sql("select max(ends_at) from sign_in.sessions")
                        .query(OffsetDateTime.class)
                        .single())
                .as("in seconds, as a token says it")
                .isEqualTo(ISSUER.expiry.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
        sql.sql("update sign_in.sessions set ends_at = now()").update();

        assertThat(page.request().get("/api/orders").status()).isEqualTo(401);
        assertThat(page.locator("sign-in")).containsText("The session has ended");
    }

    /** In a browser that has nothing but this cookie. */
    private int statusWith(Cookie session) {
        try (BrowserContext another =
                page.context().browser().newContext(new NewContextOptions().setBaseURL(address))) {
            another.addCookies(List.of(session));
            return another.request().get("/api/orders").status();
        }
    }

    private Cookie session() {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("orderflow-session") && address.contains(cookie.domain))
                .findFirst()
                .orElseThrow();
    }

    private APIResponse endAtIssuer(String audience) {
        return page.request()
                .post(
                        "/logout/connect/back-channel/page",
                        RequestOptions.create()
                                .setForm(FormData.create().set("logout_token", ISSUER.logoutToken(audience))));
    }
}
