package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How far behind the projections were, and how fast the log grew, over time. */
@InEveryLook
class PlottingTheLagIT extends Operating {

    private static final String PLOT = "lag-chart .plot.lag canvas";

    /** The first one, and the only one in {@link #lagOfTheLastMinute}. */
    private static final String LIST = "lag-chart .swatch.series-0";

    @Test
    void theLagIsDrawn() {
        openTab("Lag and throughput");

        Drawing.isAwaited(page, PLOT, "lag-chart .swatch.series-3");
        assertThat(page.locator("lag-chart")).containsText("order-details");
        screenshot("lag-and-throughput");
    }

    @Test
    void aClickOnItsNameHidesTheLineOfAProjection() {
        openTheLastMinute(PlottingTheLagIT::lagOfTheLastMinute);
        Locator name = list().locator("button");
        Drawing.isAwaited(page, PLOT, LIST);

        name.click();
        assertThat(name).hasAttribute("aria-pressed", "false");
        Drawing.isGone(page, PLOT, LIST);

        name.click();
        Drawing.isAwaited(page, PLOT, LIST);
    }

    /** As Grafana does: whoever looks at one plot wants to know what the other one was like then. */
    @Test
    void theTimeThatIsSelectedInTheRatesIsThatOfTheLagAsWell() {
        String lag = lagOfTheLastMinute(); // the same for every answer, so the selected time stays what it was
        openTheLastMinute(() -> lag);
        Drawing.isAwaited(page, PLOT, LIST);
        BoundingBox rates = plot("rates");

        hover(rates, rates.width * 0.6);
        select(rates, rates.width * 0.9);

        hover(plot("lag"), 1);
        assertThat(page.locator("lag-chart thead")).containsText("Lag at");
        assertThat(list().locator("td").first()).hasText(Pattern.compile("not known|none|12 events.*"));
        zoomOut();
    }

    /** The server has kept it, so it does not matter when somebody came. */
    @Test
    void whoComesLaterSeesThePastAndWhatNobodyKnewOfIt() {
        openTheLastMinute(PlottingTheLagIT::lagOfTheLastMinute);
        assertThat(button("1 min")).hasAttribute("aria-pressed", "true");
        BoundingBox lag = plot("lag");

        hover(lag, 1);
        assertThat(list()).containsText("700 events, 3.5 secs");
        hover(lag, lag.width / 2);
        assertThat(list()).containsText("not known");
        screenshot("lag-hovered");

        select(lag, lag.width - 40);
        zoomOut();
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

        Drawing.isAwaited(page, PLOT, "lag-chart .swatch.series-3");
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

    private void openTheLastMinute(Supplier<String> lag) {
        page.route(
                "**/api/processors/lag*",
                request -> request.fulfill(
                        new FulfillOptions().setContentType("application/json").setBody(lag.get())));
        openTab("Lag and throughput");
        button("1 min").click();
    }

    /** Of one processor, with a gap in the middle. */
    private static String lagOfTheLastMinute() {
        return """
                {"from": "%s", "intervalSeconds": 5, "items": [{"name": "order-list",
                  "lagEvents": [700, 700, 600, 40, null, null, null, null, 0, 0, 12, 0],
                  "lagSeconds": [3.5, 3.5, 3.2, 0.4, null, null, null, null, 0, 0, 0.1, 0]}]}
                """.formatted(Instant.now().minusSeconds(60));
    }

    private void hover(BoundingBox plot, double x) {
        page.mouse().move(plot.x + x, plot.y + 20);
    }

    /** From where the pointer is. */
    private void select(BoundingBox plot, double to) {
        page.mouse().down();
        hover(plot, to);
        page.mouse().up();
        assertThat(button("Zoom out")).isVisible();
    }

    private void zoomOut() {
        button("Zoom out").click();
        assertThat(button("Zoom out")).hasCount(0);
    }

    private BoundingBox plot(String name) {
        return page.locator("lag-chart .plot." + name + " .u-over").boundingBox();
    }

    private Locator list() {
        return page.locator("lag-chart tr[data-processor=order-list]");
    }
}
