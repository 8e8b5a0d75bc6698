package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who discards the dead letters of the story has repaired nothing: its step is over when the next ones are retried. */
class DiscardingInTheStoryIT extends FollowingTheStory {

    @Test
    void whatIsDiscardedIsNotRepairedButTheNextOneIs() {
        goTo(5);
        openTab("Dead letters");
        button("Create a dead letter").click();
        assertThat(story()).containsText("2 events that the list can’t take");
        button("Repair the projection").click();

        for (int left = 1; left >= 0; left--) {
            page.locator("dead-letters .letters > li")
                    .last()
                    .getByText("Discard")
                    .click();
            page.locator("dead-letters").getByText("Discard it").click();
            assertThat(page.locator("dead-letters .letters > li")).hasCount(left);
        }

        assertThat(story()).containsText("what is discarded does not come");
        assertThat(story()).not().containsText("✓");

        button("Create a dead letter").click();
        assertThat(story()).containsText("2 events that the list can’t take");
        button("Repair the projection").click();
        button("Retry all 2 events").click();
        assertTold("2 events waited for .* now the list has the row of order");
    }

    /** Who is no operator is not told what is discarded, only that the list does not show it. */
    @Test
    void aViewerIsNotKeptWaitingForWhatIsDiscarded() {
        button("Sign out").click();
        assertThat(workspace()).isHidden();
        signInAs("viewer");
        assertThat(row(placedElsewhere(newCustomer()))).isVisible();
        goTo(5);
        assertThat(story()).containsText("As soon as an operator breaks the list");

        breakTheList();
        assertThat(page.locator("order-list .state")).containsText("2 events left out");
        elsewhereAs("operator", "DELETE", "/demo/fault", null);
        new Operator(page).discardDeadLetters();
        assertThat(story()).containsText("or has discarded it");

        breakTheList();
        assertThat(page.locator("order-list .state")).containsText("4 events left out");
        elsewhereAs("operator", "DELETE", "/demo/fault", null);
        new Operator(page).retryDeadLetters();
        assertTold("2 events waited for .* now the list has the row of order");
    }

    /** As somebody who has come so far. */
    private void goTo(int step) {
        button("Guided story").click();
        for (int i = 0; i < step; i++) {
            assertThat(story()).containsText(i + 1 + " of 7");
            button("Skip").click();
        }
    }

    /** The list tells how far it has come only with its next change. */
    private void breakTheList() {
        elsewhereAs("operator", "POST", "/demo/dead-letter", null);
        assertThat(story()).containsText("An operator has broken the list");
        untilItHasNoLag("order-list");
        assertThat(row(placedElsewhere(newCustomer()))).isVisible();
    }
}
