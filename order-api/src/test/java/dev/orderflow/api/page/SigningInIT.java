package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The way in, and out. */
@InEveryLook
class SigningInIT extends OnThePage {

    @Test
    void anAccountIsOneClickAway() {
        page.navigate("/");
        assertThat(workspace()).isHidden();

        button("Sign in as viewer").click();

        assertThat(workspace()).isVisible();
        assertThat(button("viewer")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void theFormTakesANameAndAPassword() {
        fillIn("clerk", "clerk");

        assertThat(workspace()).isVisible();
    }

    @Test
    void aWrongPasswordIsToldInWords() {
        fillIn("clerk", "viewer");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("no account with this name and password");
        assertThat(workspace()).isHidden();
        complaintsOf(401);
    }

    @Test
    void theSessionOutlivesAReload() {
        signInAs("clerk");

        page.reload();

        assertThat(workspace()).isVisible();
    }

    @Test
    void whoSignsOutIsOutAfterAReloadToo() {
        signInAs("clerk");

        button("Sign out").click();
        assertThat(workspace()).isHidden();
        page.reload();

        assertThat(button("Sign in as clerk")).isVisible();
    }

    @Test
    void aViewerIsToldWhatTheAccountMayNotDo() {
        signInAs("viewer");

        assertThat(page.locator("command-panel")).containsText("Sign in as clerk");
        openTab("Processors");
        assertThat(page.locator("processor-table")).containsText("operator");
    }

    @Test
    void anotherAccountIsOneClickAwayAsWell() {
        signInAs("viewer");

        button("operator").click();

        assertThat(button("Place the order")).isVisible();
    }

    private void fillIn(String name, String password) {
        page.navigate("/");
        page.getByLabel("Name", new GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("Password", new GetByLabelOptions().setExact(true)).fill(password);
        button("Sign in$").click();
    }
}
