package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.BoundingBox;
import dev.orderflow.api.FoldsTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an operator sees in five seconds: in the top bar, in the pipeline, and in the chart of the lag. */
@InEveryLook
class SeeingWhatIsWrongIT extends Operating {

    private static final String PLOT = "lag-chart .plot.lag canvas";

    /** The first one, and the only one in {@link #lagOfTheLastMinute}. */
    private static final String LIST = "lag-chart .swatch.series-0";

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
    void theLagIsDrawn() {
        openTab("Lag and throughput");

        Drawing.isAwaited(page, "lag-chart .plot.lag canvas", "lag-chart .swatch.series-3");
        assertThat(page.locator("lag-chart")).containsText("order-details");
        screenshot("lag-and-throughput");
    }

    @Test
    void aClickOnItsNameHidesTheLineOfAProjection() {
        page.route(
                "**/api/processors/lag*",
                request -> request.fulfill(
                        new FulfillOptions().setContentType("application/json").setBody(lagOfTheLastMinute())));
        openTab("Lag and throughput");
        button("1 min").click();
        Locator name = page.locator("lag-chart tr[data-processor=order-list] button");
        Drawing.isAwaited(page, PLOT, LIST);

        name.click();
        assertThat(name).hasAttribute("aria-pressed", "false");
        Drawing.isGone(page, PLOT, LIST);

        name.click();
        Drawing.isAwaited(page, PLOT, LIST);
    }

    /** As Grafana does: whoever looks at one plot wants to know what the other one was like then. */
    @Test
    void bothPlotsShowTheTimeThatIsSelectedInEither() {
        String lag = lagOfTheLastMinute(); // the same for every answer, so the selected time stays what it was
        page.route(
                "**/api/processors/lag*",
                request -> request.fulfill(
                        new FulfillOptions().setContentType("application/json").setBody(lag)));
        openTab("Lag and throughput");
        button("1 min").click();
        Drawing.isAwaited(page, PLOT, LIST);
        BoundingBox rates = page.locator("lag-chart .plot.rates .u-over").boundingBox();

        page.mouse().move(rates.x + rates.width * 0.6, rates.y + 20);
        page.mouse().down();
        page.mouse().move(rates.x + rates.width * 0.9, rates.y + 20);
        page.mouse().up();
        assertThat(button("Zoom out")).isVisible();

        BoundingBox plot = page.locator("lag-chart .plot.lag .u-over").boundingBox();
        page.mouse().move(plot.x + 1, plot.y + 20);
        assertThat(page.locator("lag-chart thead")).containsText("Lag at");
        assertThat(page.locator("lag-chart tr[data-processor=order-list] td").first())
                .hasText(Pattern.compile("not known|none|12 events.*"));
        button("Zoom out").click();
        assertThat(button("Zoom out")).hasCount(0);
    }

    /** The server has kept it, so it does not matter when somebody came. */
    @Test
    void whoComesLaterSeesThePastAndWhatNobodyKnewOfIt() {
        page.route(
                "**/api/processors/lag*",
                request -> request.fulfill(
                        new FulfillOptions().setContentType("application/json").setBody(lagOfTheLastMinute())));
        openTab("Lag and throughput");
        button("1 min").click();
        assertThat(button("1 min")).hasAttribute("aria-pressed", "true");
        Locator list = page.locator("lag-chart tr[data-processor=order-list]");
        Locator plot = page.locator("lag-chart .plot.lag .u-over");
        BoundingBox box = plot.boundingBox();

        page.mouse().move(box.x + 1, box.y + 20);
        assertThat(list).containsText("700 events, 3.5 secs");
        page.mouse().move(box.x + box.width / 2, box.y + 20);
        assertThat(list).containsText("not known");
        screenshot("lag-hovered");

        page.mouse().down();
        page.mouse().move(box.x + box.width - 40, box.y + 20);
        page.mouse().up();
        assertThat(button("Zoom out")).isVisible();
        button("Zoom out").click();
        assertThat(button("Zoom out")).hasCount(0);
    }

    /** Of one processor, with a gap in the middle. */
    private static String lagOfTheLastMinute() {
        return """
                {"from": "%s", "intervalSeconds": 5, "items": [{"name": "order-list",
                  "lagEvents": [700, 700, 600, 40, null, null, null, null, 0, 0, 12, 0],
                  "lagSeconds": [3.5, 3.5, 3.2, 0.4, null, null, null, null, 0, 0, 0.1, 0]}]}
                """.formatted(Instant.now().minusSeconds(60));
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

        Drawing.isAwaited(page, "lag-chart .plot.lag canvas", "lag-chart .swatch.series-3");
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
