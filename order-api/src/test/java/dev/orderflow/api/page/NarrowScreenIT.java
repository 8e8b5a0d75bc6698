package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** On a narrow screen everything is elsewhere, but it is all there, and nothing covers what has to be clicked. */
class NarrowScreenIT extends Operating {

    @Test
    void everythingIsWithinReach() {
        showIn(Look.NARROW_DARK);

        button("Place the order").click();
        assertThat(outcome()).containsText("Accepted: OrderPlaced");
        choose("Confirm");
        button("Confirm the order").click();
        assertThat(outcome()).containsText("Accepted: OrderConfirmed");
        event(0).getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("time-travel")).isVisible();

        openTab("Processors");
        button("pause daily-statistics").click();
        assertThat(processor("daily-statistics")).containsText("paused");
        button("resume daily-statistics").click();
        assertThat(processor("daily-statistics")).not().containsText("paused");

        openTab("Dead letters");
        button("Create a dead letter").click();
        button("Repair the projection").click();
        assertThat(page.locator("dead-letters .outcome")).containsText("repaired");

        openTab("Correlation");
        assertThat(page.locator("correlation-traces .traces > li").first()).isVisible();
        openTab("Conflict");
        button("Race without").click();
        assertThat(page.locator("conflict-demo article.won")).hasCount(2);
        openTab("Statistics");
        page.getByText("As a table").click();
        assertThat(page.locator("order-statistics tbody tr").first()).isVisible();

        button("Sign out").click();
        assertThat(workspace()).isHidden();
    }

    /** The order of the race is chosen by the race, and nobody has asked to see it. */
    @Test
    void aRaceStaysInSight() {
        showIn(Look.NARROW_DARK);
        button("Operations").click();
        openTab("Conflict");

        button("Race without").click();

        assertThat(page.locator("conflict-demo article.won")).hasCount(2);
        assertThat(page.locator("order-timeline li")).not().hasCount(0);
        assertThat(button("Race without")).isInViewport();
        assertThat(button("Operations")).hasAttribute("aria-current", "true");
    }

    private Locator outcome() {
        return page.locator("command-panel .outcome");
    }
}
