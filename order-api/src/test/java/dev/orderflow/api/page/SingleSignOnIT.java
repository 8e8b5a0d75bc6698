package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.orderflow.api.OrderflowApplication;
import dev.orderflow.platform.testing.NewDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The page as it is in production: people sign in at an issuer. */
@SpringBootTest(
        classes = OrderflowApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.security.oauth2.resourceserver.jwt.audiences=" + AuthorizationServer.AUDIENCE,
            "spring.security.oauth2.client.registration.page.client-id=" + AuthorizationServer.CLIENT,
            "spring.security.oauth2.client.registration.page.client-secret=" + AuthorizationServer.SECRET,
            "spring.security.oauth2.client.registration.page.client-name=the House",
            "spring.security.oauth2.client.registration.page.scope=openid",
            "orderflow.web.tokens.roles-claim=groups",
            "orderflow.web.tokens.scopes-of[order-clerks]=orders:read,orders:write"
        })
@NewDatabase
@ExtendWith(Chromium.class)
class SingleSignOnIT {

    private static final AuthorizationServer ISSUER = new AuthorizationServer();

    private static final String PLACE = """
            async () => {
              const { csrf } = await (await fetch('/session')).json();
              const answer = await fetch('/api/orders', {
                method: 'POST',
                headers: { 'Content-Type': 'application/json', [csrf.header]: csrf.token },
                body: JSON.stringify({ customerId: 'customer-7', lines: [
                  { sku: 'book-1', quantity: 2, unitPrice: { amount: '19.99', currency: 'EUR' } }] }),
              });
              return answer.headers.get('Location');
            }
            """;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final JdbcClient sql;
    private final String address;
    private Page page;

    SingleSignOnIT(@Autowired JdbcClient sql, @LocalServerPort int port) {
        this.sql = sql;
        address = "http://127.0.0.1:" + port;
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::uri);
        settings.add("spring.security.oauth2.client.provider.page.issuer-uri", ISSUER::uri);
    }

    @BeforeEach
    void arrive(Browser browser) {
        ISSUER.takesPeopleTo(address);
        ISSUER.audience = AuthorizationServer.AUDIENCE;
        page = browser.newContext(new NewContextOptions().setBaseURL(address)).newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 401")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void theConsoleIsClean() {
        page.context().close();
        assertThat(complaints).isEmpty();
    }

    @AfterAll
    static void closeTheIssuer() {
        ISSUER.close();
    }

    @Test
    void aPersonSignsInAndIsTheSameCallerAsWithAToken() {
        page.navigate("/");
        assertThat(signInLink()).isVisible();
        screenshots("sign-in");

        signIn();

        assertThat(page.locator("account-menu")).containsText("Alice Example");
        assertThat(page.locator("account-menu")).containsText("until");
        String order = (String) page.evaluate(PLACE);
        String id = order.substring(order.lastIndexOf('/') + 1);
        assertThat(page.locator("order-list li[data-order='" + id + "']")).isVisible();
        screenshots("signed-in");
        assertThat(page.request().get(order + "/events").text())
                .contains("\"" + ISSUER.uri() + " " + AuthorizationServer.PERSON + "\"");
    }

    @Test
    void noScriptAndNoOtherSiteHasTheSession() {
        page.navigate("/");
        signIn();

        Cookie session = session();
        assertThat(session.httpOnly).isTrue();
        assertThat(session.sameSite).isEqualTo(SameSiteAttribute.STRICT);
        assertThat(page.request().post("/api/orders").status())
                .as("without the token of GET /session")
                .isEqualTo(403);
        assertThat(page.request().get("/api/processors").status()).isEqualTo(403);
    }

    /** The new cookie takes the place of the old one, and nobody could end what the old one stands for. */
    @Test
    void whoSignsInAgainHasOneSession() {
        page.navigate("/");
        signIn();
        Cookie first = session();
        assertThat(statusWith(first)).isEqualTo(200);

        page.navigate("/oauth2/authorization/page");

        assertThat(page.locator(".workspace")).isVisible();
        assertThat(statusWith(session())).isEqualTo(200);
        assertThat(statusWith(first)).isEqualTo(401);
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

    @Test
    void whoSignsOutIsSignedOutAtTheIssuerToo() {
        page.navigate("/");
        signIn();

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign out"))
                .click();
        signInLink().click();

        assertThat(page.locator("input[name=password]")).isVisible();
        assertThat(page.url()).startsWith(ISSUER.uri());
    }

    @Test
    void aSessionThatTheIssuerEndsIsOverAndWhatWasTypedStays() {
        page.navigate("/");
        signIn();
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
        page.navigate("/");
        signIn();

        sql.sql("update sign_in.sessions set ends_at = now()").update();

        assertThat(page.request().get("/api/orders").status()).isEqualTo(401);
        assertThat(page.locator("sign-in")).containsText("The session has ended");
    }

    @Test
    void aTokenForAnotherApplicationOpensNoSession() {
        ISSUER.audience = "another-application";
        page.navigate("/");

        signInLink().click();
        enterThePassword();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The sign-in has failed");
        assertThat(page.request().get("/api/orders").status()).isEqualTo(401);
    }

    @Test
    void aRowAloneIsNoSession() {
        page.navigate("/");
        signIn();

        assertThat(sql.sql("select encode(tokens, 'escape') from sign_in.sessions")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(tokens -> tokens.contains("eyJ"));
    }

    private void signIn() {
        signInLink().click();
        enterThePassword();
        assertThat(page.locator(".workspace")).isVisible();
    }

    private Locator signInLink() {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in with the House"));
    }

    private void enterThePassword() {
        page.locator("input[name=username]").fill(AuthorizationServer.PERSON);
        page.locator("input[name=password]").fill(AuthorizationServer.PASSWORD);
        page.locator("button[type=submit]").click();
    }

    private APIResponse endAtIssuer(String audience) {
        return page.request()
                .post(
                        "/logout/connect/back-channel/page",
                        RequestOptions.create()
                                .setForm(FormData.create().set("logout_token", ISSUER.logoutToken(audience))));
    }

    private void screenshots(String name) {
        for (Look look : Look.ofReaders()) {
            look.applyTo(page);
            page.screenshot(new ScreenshotOptions()
                    .setPath(Path.of("target", "screenshots", "sso-" + name + "-" + look + ".png")));
        }
        Look.WIDE_LIGHT.applyTo(page);
    }
}
