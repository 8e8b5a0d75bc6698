package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing is called healthy, up to date or caught up that is not, or of which the page does not know. */
class SayingOnlyWhatIsKnownIT extends Operating {

    @Test
    void aProjectionWithParkedEventsIsNeverCalledCaughtUpAlthoughItIs() {
        customerSummaryHas(Map.of("deadLetters", "2"));

        assertThat(chip("customer-summary")).containsText("2 events parked");
        assertThat(chip("customer-summary")).not().containsText("✓");
        assertThat(page.locator("status-bar")).containsText("Degraded");
        assertThat(page.locator("status-bar")).not().containsText("Healthy");
    }

    @Test
    void aListWithParkedEventsIsNotUpToDate() {
        elsewhereAs("operator", "POST", "/demo/dead-letter", null);

        assertThat(page.locator("order-list .state")).containsText("2 events parked");
        assertThat(page.locator("order-list .state")).not().containsText("up to date");
    }

    @Test
    void aServerThatIsNotHeardOfLeavesNothingCaughtUp() {
        assertThat(chip("order-list")).containsText("✓");

        page.context().setOffline(true);

        assertThat(page.locator("status-bar")).containsText("can’t be reached");
        assertThat(chip("order-list")).containsText("unknown");
        assertThat(page.locator("living-pipeline .answer").getByText("✓")).hasCount(0);
        assertThat(page.locator("incident-line")).containsText("how it was before");
        page.context().setOffline(false);
        assertThat(chip("order-list")).containsText("✓");
        complaintsOfNoAnswer();
    }

    /** Who may not see the projections is told that the server is up, and nothing of how they are. */
    @Test
    void aViewerIsNotToldThatAllIsHealthy() {
        button("viewer").click();

        assertThat(page.locator("status-bar")).containsText("Server up");
        assertThat(page.locator("status-bar")).not().containsText("Healthy");
    }

    /** They don't see the processors, which say where the log ends. */
    @Test
    void whatHappenedWhileAViewerWasCutOffIsOnTheTapeAfterwards() {
        button("viewer").click();
        assertThat(page.locator("status-bar")).containsText("Server up");
        page.context().setOffline(true);
        assertThat(page.locator("status-bar")).containsText("can’t be reached");
        String order = placedElsewhere(newCustomer());

        page.context().setOffline(false);

        assertThat(page.locator(".cell[aria-label^='OrderPlaced'][aria-label*='" + order.substring(0, 8) + "']"))
                .isVisible();
        complaintsOfNoAnswer();
    }

    /** What they read grows old, and they can't see the processors. */
    @Test
    void aPauseShowsToEverybodyWhoReads() {
        button("viewer").click();
        assertThat(page.locator("status-bar")).containsText("Server up");
        assertThat(page.locator("incident-line")).not().containsText("paused");

        pause("order-list");

        assertThat(page.locator("status-bar .switch")).containsText("paused");
        assertThat(page.locator("incident-line")).containsText("order-list · paused by an operator");
        assertThat(chip("order-list")).containsText("‖ order-list paused");
        assertThat(page.locator("order-list .state")).containsText("paused");
        screenshot("paused-for-viewers");
        resume("order-list");
        assertThat(page.locator("incident-line")).not().containsText("paused");
        assertThat(page.locator("order-list .state")).not().containsText("paused");
    }

    @Test
    void whatIsSwitchedOnShowsInEveryWindowOfEverybody() {
        Page another = anotherWindow();
        another.navigate("/");

        elsewhereAs("operator", "PUT", "/demo/slowdowns/order-details", Map.of("millis", 1_000));

        assertThat(page.locator("status-bar")).containsText("slow motion");
        assertThat(another.locator("status-bar")).containsText("slow motion");
        button("viewer").click();
        assertThat(page.locator("status-bar")).containsText("Server up");
        assertThat(page.locator("status-bar")).containsText("slow motion");
        elsewhereAs("operator", "PUT", "/demo/slowdowns/order-details", Map.of("millis", 0));
        assertThat(page.locator("status-bar")).not().containsText("slow motion");
    }
}
