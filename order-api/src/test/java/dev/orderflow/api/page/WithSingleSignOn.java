package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.orderflow.api.OrderflowApplication;
import dev.orderflow.platform.testing.NewDatabase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
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
            "server.forward-headers-strategy=native",
            "orderflow.web.tokens.roles-claim=groups",
            "orderflow.web.tokens.scopes-of[order-clerks]=orders:read,orders:write"
        })
@NewDatabase
@Tag("page")
@ExtendWith(Chromium.class)
abstract class WithSingleSignOn {

    /** It is there as long as the application that these tests share: until the last test. */
    static final AuthorizationServer ISSUER = new AuthorizationServer();

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    String address;
    Page page;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", ISSUER::uri);
        settings.add("spring.security.oauth2.client.provider.page.issuer-uri", ISSUER::uri);
    }

    @BeforeEach
    void arrive(Browser browser, @LocalServerPort int port) {
        arriveAt("http://127.0.0.1:" + port, browser);
    }

    /** The issuer sends people back to this address. */
    final void arriveAt(String address, Browser browser) {
        this.address = address;
        ISSUER.takesPeopleTo(address);
        page = browser.newContext(new NewContextOptions().setBaseURL(address).setIgnoreHTTPSErrors(true))
                .newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 401")) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void theConsoleIsClean() {
        ISSUER.recover();
        page.context().close();
        assertThat(complaints).isEmpty();
    }

    void signIn() {
        signInLink().click();
        enterThePassword();
        assertThat(page.locator(".workspace")).isVisible();
    }

    Locator signInLink() {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in with the House"));
    }

    void enterThePassword() {
        page.locator("input[name=username]").fill(AuthorizationServer.PERSON);
        page.locator("input[name=password]").fill(AuthorizationServer.PASSWORD);
        page.locator("button[type=submit]").click();
    }
}
