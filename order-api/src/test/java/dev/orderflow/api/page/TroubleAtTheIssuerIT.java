package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people see of an issuer that makes mistakes, or that is away. Who is signed in notices nothing. */
class TroubleAtTheIssuerIT extends WithSingleSignOn {

    @AfterEach
    void itRecovers() {
        ISSUER.recover();
    }

    @Test
    void aTokenForAnotherApplicationOpensNoSession() {
        ISSUER.audience = "another-application";
        page.navigate("/");

        signInIsRefused();
    }

    @Test
    void aClockThatIsALittleAheadKeepsNobodyOut() {
        ISSUER.ahead = Duration.ofSeconds(30);
        page.navigate("/");

        signIn();

        assertThat(statusOfOrders()).isEqualTo(200);
    }

    @Test
    void aTokenOfTheFutureOpensNoSession() {
        ISSUER.ahead = Duration.ofMinutes(5);
        page.navigate("/");

        signInIsRefused();
    }

    @Test
    void newKeysKeepNobodyOutAndEndNoSession() {
        page.navigate("/");
        signIn();

        ISSUER.rotateKeys();

        assertThat(statusOfOrders()).isEqualTo(200);
        page.navigate("/oauth2/authorization/page");
        assertThat(page.locator(".workspace")).isVisible();
        assertThat(statusOfOrders()).isEqualTo(200);
    }

    @Test
    void anIssuerThatDoesNotAnswerKeepsNobodyWaitingAndEndsNoSession() {
        page.navigate("/");
        signIn();
        try (BrowserContext signedIn = page.context()) {
            ISSUER.silent = true;
            arriveAt(address, signedIn.browser());
            page.navigate("/");

            signInIsRefused();
            assertThat(signedIn.request().get("/api/orders").status()).isEqualTo(200);
        }

        ISSUER.silent = false;
        signInLink().click();
        assertThat(page.locator(".workspace")).isVisible();
    }

    private void signInIsRefused() {
        signInLink().click();
        enterThePassword();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The sign-in has failed");
        assertThat(statusOfOrders()).isEqualTo(401);
    }

    private int statusOfOrders() {
        return page.request().get("/api/orders").status();
    }
}
