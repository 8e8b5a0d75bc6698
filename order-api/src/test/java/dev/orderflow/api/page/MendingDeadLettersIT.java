package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Events that a projection can’t take, and what an operator does about them. */
@InEveryLook
class MendingDeadLettersIT extends Operating {

    /** By the real path: the table refuses, the letters wait, and once the fault is mended they are taken. */
    @Test
    void aDeadLetterIsMadeTriedInVainAndThenTaken() {
        openTab("Dead letters");

        button("Create a dead letter").click();
        assertThat(letters()).hasCount(2);
        assertThat(letters().first()).containsText("OrderPlaced");
        assertThat(letters().last()).containsText("waits for the one before");
        assertThat(page.locator("status-bar")).containsText(Pattern.compile("\\b2 dead letters"));
        screenshot("dead-letters");

        letters().first().getByText("Retry").click();
        assertThat(letters().first()).containsText("tried 2 times");

        button("Repair the projection").click();
        assertThat(page.locator("dead-letters .outcome")).containsText("repaired");
        letters().first().getByText("Retry").click();
        assertThat(page.locator("dead-letters")).containsText("No event is parked");
    }

    @Test
    void allThatOneFaultHasHitIsRetriedByOneClick() {
        openTab("Dead letters");
        button("Create a dead letter").click();
        button("Create a dead letter").click();
        Locator cause = page.locator("dead-letters .causes > li");
        assertThat(cause).containsText("order-list: 4 events of 2 orders, one cause");
        assertThat(letters()).hasCount(4);
        screenshot("dead-letters-of-one-cause");
        assertThat(cause.getByText("Retry all 4 events")).hasClass(Pattern.compile("outline"));

        button("Retry all 4 events").click();
        assertThat(page.locator("dead-letters .outcome"))
                .containsText(
                        "order-list has taken 0 of 4 events; 2 orders failed again. Repair the projection first.");
        assertThat(cause).containsText("tried 2 times, for the last time at");

        button("Repair the projection").click();
        assertThat(cause.getByText("Retry all 4 events")).not().hasClass(Pattern.compile("outline"));
        assertThat(page.locator("dead-letters .outcome")).containsText("repaired");
        button("Retry all 4 events").click();
        assertThat(page.locator("dead-letters .outcome")).containsText("has taken all of them now: 4 events.");
        assertThat(letters()).hasCount(0);
    }

    /** What can't be undone is the least inviting. */
    @Test
    void whatDiscardsIsRedAndNeverFilled() {
        openTab("Dead letters");
        button("Create a dead letter").click();

        Locator discard = letters().last().getByText("Discard");

        assertThat(discard).hasCSS("background-color", "rgba(0, 0, 0, 0)");
        assertThat(discard).hasCSS("color", "rgb(180, 35, 24)");
    }

    @Test
    void aDeadLetterIsDiscardedAfterASecondThought() {
        openTab("Dead letters");
        button("Create a dead letter").click();
        assertThat(letters()).hasCount(2);
        button("Repair the projection").click();

        letters().last().getByText("Discard").click();
        letters().last().getByText("Keep it").click();
        assertThat(letters()).hasCount(2);

        letters().last().getByText("Discard").click();
        letters().last().getByText("Discard it").click();
        assertThat(letters()).hasCount(1);
        letters().first().getByText("Retry").click();
        assertThat(letters()).hasCount(0);
    }

    @Test
    void aMendingThatTheServerDoesNotAnswerCanBeTriedAgain() {
        openTab("Dead letters");
        button("Create a dead letter").click();
        assertThat(button("Repair the projection")).isVisible();
        page.route(Pattern.compile("/demo(/fault)?$"), Route::abort);

        button("Repair the projection").click();

        assertThat(page.locator("dead-letters .outcome")).containsText("can’t be reached");
        page.unrouteAll();
        button("Repair the projection").click();
        assertThat(page.locator("dead-letters .outcome")).containsText("repaired");
        assertThat(button("Create a dead letter")).isFocused();
        complaintsOfNoAnswer();
    }

    /** The number of letters stays as it is. */
    @Test
    void whatAnotherOperatorTriesInVainIsSeen() {
        openTab("Dead letters");
        button("Create a dead letter").click();
        assertThat(letters().first()).containsText("tried once");

        new Operator(page).retryDeadLetters();

        assertThat(letters().first()).containsText("tried 2 times");
    }

    private Locator letters() {
        return page.locator("dead-letters .letters > li");
    }
}
