package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FoldsTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an operator sees in five seconds: in the top bar, in the pipeline, and in the chart of the lag. */
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
                "paused", "true", "caughtUp", "false", "lagEvents", "3", "lagSeconds", "99", "error", "'Not taken'"));

        assertThat(chip("customer-summary")).containsText("paused");
        assertThat(chip("customer-summary").locator(".bad")).hasCount(0);
    }

    /** Errors tell of skipped events too, and of replays that were not taken. */
    @Test
    void aProcessorThatFollowsIsNotStalledWhateverItsErrorSays() {
        customerSummaryHas(
                Map.of("caughtUp", "false", "lagEvents", "3", "lagSeconds", "0.2", "error", "'A replay is due: 2 events were passed over'"));

        assertThat(chip("customer-summary")).containsText("events skipped");
        assertThat(chip("customer-summary").locator(".bad")).hasCount(0);
    }

    @Test
    void aReplayThatWasNotTakenIsNamedAsWhatItIs() {
        customerSummaryHas(Map.of("error", "'The replay was not taken: it misses 1 row'"));

        assertThat(chip("customer-summary")).containsText("replay failed");
        assertThat(page.locator("status-bar")).containsText("Degraded");
        assertThat(page.locator("incident-line")).containsText("it misses 1 row");
    }

    @Test
    void aProcessorThatAnErrorHoldsUpIsStalled() {
        customerSummaryHas(
                Map.of("caughtUp", "false", "lagEvents", "3", "lagSeconds", "1.5", "error", "'No space left'"));

        assertThat(chip("customer-summary").locator(".bad")).containsText("stalled");
        openTab("Processors");
        assertThat(page.locator("processor-table")).containsText("No space left");
        screenshot("stalled");
    }

    @Test
    void theLagIsDrawn() {
        openTab("Lag and throughput");

        Drawing.isAwaited(page, "lag-chart .positions canvas", "lag-chart .swatch.series-3");
        assertThat(page.locator("lag-chart")).containsText("order-details");
        screenshot("lag-and-throughput");
    }

    /** Around a single sample uPlot would put years, in which nothing of the lag can be seen. */
    @Test
    void theAxisOfTimeIsSecondsWideFromTheStart() {
        openTab("Lag and throughput");
        page.addInitScript("""
                window.written = [];
                const write = CanvasRenderingContext2D.prototype.fillText;
                CanvasRenderingContext2D.prototype.fillText = function (text, ...place) {
                  window.written.push(text);
                  return write.call(this, text, ...place);
                };
                """);
        page.reload();

        Drawing.isAwaited(page, "lag-chart .positions canvas", "lag-chart .swatch.series-3");
        assertThat((List<?>) page.evaluate("window.written"))
                .isNotEmpty()
                .noneMatch(text -> text.toString().matches(".*\\b20\\d\\d\\b.*"));
    }

    /** To act is to ask at once, and the event that it brings would be hundreds a second. */
    @Test
    void whoActsDoesNotMakeTheRateJump() {
        openTab("Processors");
        button("pause daily-statistics").click();
        assertThat(processor("daily-statistics")).containsText("paused");
        button("resume daily-statistics").click();
        assertThat(processor("daily-statistics")).not().containsText("paused");

        assertThat(Awaitility.await().pollInSameThread().until(this::gapsBetweenSamples, gaps -> !gaps.isEmpty()))
                .allMatch(gap -> ((Number) gap).doubleValue() >= 0.5);
    }

    private List<?> gapsBetweenSamples() {
        return (List<?>) page.evaluate("""
                async () => {
                  const { samples } = await import('/app/operations/samples.js');
                  return samples.slice(1).map(({ at }, i) => at - samples[i].at);
                }
                """);
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
