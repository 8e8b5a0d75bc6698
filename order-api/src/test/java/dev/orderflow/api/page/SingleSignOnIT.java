package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** People sign in at the issuer, and sign out there. */
class SingleSignOnIT extends WithSingleSignOn {

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
    void whoSignsOutIsSignedOutAtTheIssuerToo() {
        page.navigate("/");
        signIn();

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign out"))
                .click();
        signInLink().click();

        assertThat(page.locator("input[name=password]")).isVisible();
        assertThat(page.url()).startsWith(ISSUER.uri());
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
