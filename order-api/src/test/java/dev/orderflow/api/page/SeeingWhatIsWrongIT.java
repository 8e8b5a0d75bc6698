package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.orderflow.api.FoldsTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an operator sees in five seconds, in the top bar and in the pipeline. */
@InEveryLook
class SeeingWhatIsWrongIT extends Operating {

    @Test
    void theTopBarTellsWhatIsWell() {
        placedElsewhere(newCustomer());
        assertThat(page.locator("status-bar")).containsText("Healthy");
        for (String name : FoldsTest.readModels().toList()) {
            assertThat(chip(name)).isVisible();
        }
        assertThat(page.locator("status-bar")).containsText(Pattern.compile("\\b0 dead letters"));
        assertThat(page.locator("status-bar")).containsText(Pattern.compile("Log position\\s+\\d"));
        screenshot("top-bar");
    }

    /** One that stands still because somebody wants it to is no alarm. */
    @Test
    void aPausedProcessorIsNotStalledWhateverItsErrorSays() {
        customerSummaryHas(Map.of(
                "paused",
                "true",
                "caughtUp",
                "false",
                "lagEvents",
                "3",
                "lagSeconds",
                "99",
                "error",
                "'No space left'",
                "errorKind",
                "'batch-fails'"));

        assertThat(chip("customer-summary")).containsText("paused");
        assertThat(chip("customer-summary").locator(".bad")).hasCount(0);
    }

    /** Errors tell of skipped events too, and of replays that were not taken. */
    @Test
    void aProcessorThatFollowsIsNotStalledWhateverItsErrorSays() {
        customerSummaryHas(Map.of(
                "caughtUp",
                "false",
                "lagEvents",
                "3",
                "lagSeconds",
                "0.2",
                "error",
                "'2 events were passed over'",
                "errorKind",
                "'events-skipped'"));

        assertThat(chip("customer-summary")).containsText("events skipped");
        assertThat(chip("customer-summary").locator(".bad")).hasCount(0);
    }

    @Test
    void aReplayThatWasNotTakenIsNamedAsWhatItIs() {
        customerSummaryHas(Map.of("error", "'It misses 1 row'", "errorKind", "'replay-refused'"));

        assertThat(chip("customer-summary")).containsText("replay failed");
        assertThat(page.locator("status-bar")).containsText("Degraded");
        assertThat(page.locator("incident-line")).containsText("It misses 1 row");
    }

    @Test
    void aProcessorThatAnErrorHoldsUpIsStalled() {
        customerSummaryHas(Map.of(
                "caughtUp",
                "false",
                "lagEvents",
                "3",
                "lagSeconds",
                "1.5",
                "error",
                "'No space left'",
                "errorKind",
                "'batch-fails'"));

        assertThat(chip("customer-summary").locator(".bad")).containsText("stalled");
        openTab("Processors");
        assertThat(page.locator("processor-table")).containsText("No space left");
        screenshot("stalled");
    }

    @Test
    void tabsAreReachedByTheKeyboardAndKeptInTheAddress() {
        openTab("Processors");

        page.keyboard().press("ArrowRight");

        assertThat(page.locator("dead-letters")).isVisible();
        page.reload();
        assertThat(page.locator("dead-letters")).isVisible();
    }
}
