package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page says of the order list's lag is no more than it knows. */
class KnowingTheLagIT extends OnThePage {

    private final String customer = newCustomer();

    @AfterEach
    void everythingGoesOn() {
        new Operator(page).asItWasBefore();
    }

    @Test
    void anOperatorIsToldOfEventsFromBeforeThePageWasOpened() {
        signInAs("operator");
        assertThat(list()).containsText("up to date");
        pause("order-list");
        placedElsewhere(customer);
        placedElsewhere(customer);
        assertThat(list()).containsText("behind by 2 events");

        page.reload();

        assertThat(list()).containsText("behind by 2 events");
        resume("order-list");
        assertThat(list()).containsText("up to date");
    }

    @Test
    void othersAreNotToldThatTheListIsUpToDate() {
        signInAs("operator");
        pause("order-list");
        placedElsewhere(customer);
        button("viewer").click();
        assertThat(button("viewer")).hasAttribute("aria-pressed", "true");

        page.reload();

        assertThat(list()).containsText("paused");
        assertThat(list()).not().containsText("up to date");
        placedElsewhere(customer);
        assertThat(list()).containsText("behind by at least 1 event");
        assertThat(page.locator("status-bar")).containsText("behind by at least 1 event");
        resume("order-list");
        // Up to date only if each segment has come so far by the last change of which the page was told.
        assertThat(list()).containsText(Pattern.compile("(?<!not )live|up to date"));
    }

    /** They would take the log for empty. */
    @Test
    void othersSeeTheEndOfTheLogAtOnceAsWell() {
        placedElsewhere(customer);

        signInAs("viewer");

        assertThat(page.locator("living-pipeline .cell").last()).isVisible();
        assertThat(page.locator("living-pipeline .log-title")).containsText("oldest left");
        assertThat(page.locator("status-bar")).containsText(Pattern.compile("Log position\\s+\\d"));
    }

    /** The list has come so far without them, and will not show them by itself: it is neither behind nor up to date. */
    @Test
    void whatTheListCannotTakeIsNotWaitedForOnceLaterOnesAreThere() {
        signInAs("viewer");
        assertThat(row(placedElsewhere(customer))).isVisible();
        elsewhereAs("operator", "POST", "/demo/dead-letter", null);
        assertThat(list()).containsText("behind by at least");

        // The next change tells the page how far the list has come.
        untilItHasNoLag("order-list");
        String later = placedElsewhere(customer);

        assertThat(row(later)).isVisible();
        assertThat(list()).containsText("2 events left out");
    }

    private Locator list() {
        return page.locator("order-list .state");
    }
}
