package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people see of an issuer that makes mistakes, changes its keys or does not answer. */
class TroubleAtTheIssuerIT extends WithSingleSignOn {

    /** Longer than a node waits for tokens, and shorter than a person does. */
    private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(15_000);

    @Test
    void aTokenForAnotherApplicationOpensNoSession() {
        ISSUER.audience = "another-application";

        signInIsRefused();
    }

    @Test
    void aClockThatIsALittleAheadKeepsNobodyOut() {
        ISSUER.idTokensAhead = Duration.ofSeconds(30);
        ISSUER.accessTokensAhead = Duration.ofSeconds(30);
        page.navigate("/");

        signIn();

        assertThat(statusOfOrders(page.context())).isEqualTo(200);
    }

    @Test
    void anIdTokenOfTheFutureOpensNoSession() {
        ISSUER.idTokensAhead = Duration.ofMinutes(5);

        signInIsRefused();
    }

    @Test
    void anAccessTokenOfTheFutureOpensNoSession() {
        ISSUER.accessTokensAhead = Duration.ofMinutes(5);

        signInIsRefused();
    }

    @Test
    void aNewKeyKeepsNobodyOutAndEndsNoSession() {
        page.navigate("/");
        signIn();
        try (BrowserContext signedIn = page.context()) {
            ISSUER.addKey();

            anotherSignsIn(signedIn);

            assertThat(statusOfOrders(signedIn)).isEqualTo(200);
        }
    }

    /** The node learns of it when it meets a token of the next key. */
    @Test
    void aKeyThatIsWithdrawnEndsTheSessionsThatItHasOpened() {
        page.navigate("/");
        signIn();
        try (BrowserContext signedIn = page.context()) {
            ISSUER.addKey();
            ISSUER.withdrawOlderKeys();

            anotherSignsIn(signedIn);

            assertThat(statusOfOrders(signedIn)).isEqualTo(401);
        }
    }

    @Test
    void anIssuerThatDoesNotAnswerKeepsNobodyWaitingAndEndsNoSession() {
        page.navigate("/");
        signIn();
        try (BrowserContext signedIn = page.context()) {
            ISSUER.fallSilent();
            arriveAt(address, signedIn.browser());

            signInIsRefused();

            assertThat(statusOfOrders(signedIn)).isEqualTo(200);
        }
        ISSUER.recover();
        signInLink().click();
        assertThat(page.locator(".workspace")).isVisible();
    }

    private void anotherSignsIn(BrowserContext first) {
        arriveAt(address, first.browser());
        page.navigate("/");
        signIn();
        assertThat(statusOfOrders(page.context())).isEqualTo(200);
    }

    private void signInIsRefused() {
        page.navigate("/");
        signInLink().click();
        enterThePassword();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The sign-in has failed", SOON);
        assertThat(statusOfOrders(page.context())).isEqualTo(401);
    }

    private static int statusOfOrders(BrowserContext caller) {
        return caller.request().get("/api/orders").status();
    }
}
