package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route.FulfillOptions;
import org.junit.jupiter.api.Test;

/** The ways into the guided story, out of it, and back. */
class ComingToTheStoryIT extends FollowingTheStory {

    @Test
    void aReloadLosesNothing() {
        button("Guided story").click();
        assertThat(story()).containsText("1 of 7"); // what was sent before it was there does not count
        button("Place the order").click();
        assertTold("is placed");

        page.reload();
        assertTold("is placed");
        next("Be refused");
        page.reload();

        assertThat(story()).containsText("2 of 7");
        choose("Ship");
        button("Ship the order").click();
        assertTold("not-confirmed");
        complaintsOf(409);
    }

    @Test
    void whoLeavesItComesBackToTheSameStep() {
        button("Guided story").click();
        button("Skip").click();
        assertThat(story()).containsText("2 of 7");

        page.keyboard().press("Escape");
        assertThat(story()).isHidden();
        assertThat(button("Guided story")).isFocused();
        page.reload();
        assertThat(button("Place the order")).isVisible();
        assertThat(story()).isHidden();

        page.keyboard().press("Alt+G");
        assertThat(story()).containsText("2 of 7");
    }

    @Test
    void oneEscapeClosesTheSourceBesideItAndTheNextOneLeavesIt() {
        button("Guided story").click();
        page.evaluate("async () => (await import('/app/reading/source-reader.js')).read('/source/docs/operations.md')");
        assertThat(page.locator("source-reader .content")).isFocused();

        page.keyboard().press("Escape");
        assertThat(page.locator("source-reader dialog")).isHidden();
        assertThat(story()).containsText("1 of 7");

        page.keyboard().press("Escape");
        assertThat(story()).isHidden();
    }

    @Test
    void itIsFoundLikeEverythingElse() {
        page.keyboard().press("Control+K");
        page.keyboard().type("story");
        page.locator("find-anything [role=option]").getByText("Guided story").click();

        assertThat(story()).containsText("1 of 7");
    }

    @Test
    void itBeginsByItselfOnceOnALogWithoutEvents() {
        page.route(
                "**/api/events?limit=1",
                request -> request.fulfill(new FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"items\":[],\"nextPosition\":-1}")));
        button("Sign out").click();
        page.evaluate("localStorage.removeItem('orderflow-story')");

        button("Sign in as clerk").click();
        assertThat(story()).containsText("1 of 7");
        page.keyboard().press("Escape");
        button("operator").click();

        assertThat(button("operator")).hasAttribute("aria-pressed", "true");
        assertThat(button("Place the order")).isVisible();
        assertThat(story()).isHidden();
    }

    @Test
    void onALogWithEventsItDoesNotBeginByItself() {
        placedElsewhere(newCustomer());
        button("Sign out").click();
        page.evaluate("localStorage.removeItem('orderflow-story')");

        page.waitForResponse(
                "**/api/events?limit=1", () -> button("Sign in as clerk").click());

        assertThat(button("Place the order")).isVisible();
        assertThat(story()).isHidden();
    }
}
