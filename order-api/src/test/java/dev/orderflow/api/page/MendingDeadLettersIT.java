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

        button("Make one").click();
        assertThat(letters()).hasCount(2);
        assertThat(letters().first()).containsText("OrderPlaced");
        assertThat(letters().last()).containsText("waits for the one before");
        assertThat(page.locator("status-bar")).containsText(Pattern.compile("\\b2 dead letters"));
        screenshot("dead-letters");

        letters().first().getByText("Retry").click();
        assertThat(letters().first()).containsText("tried 2 times");

        button("Mend the projection").click();
        assertThat(page.locator("dead-letters .outcome")).containsText("mended");
        letters().first().getByText("Retry").click();
        assertThat(page.locator("dead-letters")).containsText("Every event has found its way");
    }

    @Test
    void aDeadLetterIsDiscardedAfterASecondThought() {
        openTab("Dead letters");
        button("Make one").click();
        assertThat(letters()).hasCount(2);
        button("Mend the projection").click();

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
        button("Make one").click();
        assertThat(button("Mend the projection")).isVisible();
        page.route(Pattern.compile("/demo(/fault)?$"), Route::abort);

        button("Mend the projection").click();

        assertThat(page.locator("dead-letters .outcome")).containsText("can’t be reached");
        page.unrouteAll();
        button("Mend the projection").click();
        assertThat(page.locator("dead-letters .outcome")).containsText("mended");
        assertThat(button("Make one")).isFocused();
        complaintsOfNoAnswer();
    }

    /** The number of letters stays as it is. */
    @Test
    void whatAnotherOperatorTriesInVainIsSeen() {
        openTab("Dead letters");
        button("Make one").click();
        assertThat(letters().first()).containsText("tried once");

        new Operator(page).retryDeadLetters();

        assertThat(letters().first()).containsText("tried 2 times");
    }

    private Locator letters() {
        return page.locator("dead-letters .letters > li");
    }
}
