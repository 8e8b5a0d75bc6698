package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator sees and steers. */
class OperatingIT extends OnThePage {

    @BeforeEach
    void signIn() {
        signInAs("operator");
    }

    @AfterEach
    void leaveNothingBehind() {
        page.unrouteAll();
        new Operator(page).asItWasBefore();
    }

    @Test
    void theTopBarTellsWhatIsWell() {
        assertThat(page.locator("status-bar")).containsText("Healthy");
        for (String name : new String[] {"order-details", "order-list", "daily-statistics", "customer-summary"}) {
            assertThat(chip(name)).isVisible();
        }
        assertThat(page.locator("status-bar")).containsText(Pattern.compile("\\b0 dead letters"));
        screenshot("top-bar");
    }

    @ParameterizedTest
    @EnumSource(names = {"WIDE_LIGHT", "NARROW_DARK"})
    void aProcessorIsPausedAndGoesOn(Look look) {
        arriveWith(look);
        signInAs("operator");
        openTab("Processors");

        button("pause daily-statistics").click();
        assertThat(processor("daily-statistics")).containsText("paused");
        assertThat(chip("daily-statistics")).containsText("paused");
        screenshot("paused-" + look);

        button("resume daily-statistics").click();
        assertThat(processor("daily-statistics")).not().containsText("paused");
    }

    @Test
    void aReadModelIsRebuiltWhileTheOldOneAnswers() {
        placedElsewhere(newCustomer());
        openTab("Processors");

        button("replay customer-summary").click();

        assertThat(page.locator("processor-table .outcome"))
                .containsText(Pattern.compile("customer-summary (is being|has been) rebuilt"));
        assertThat(page.locator("processor-table .outcome")).containsText("its new rows are live");
    }

    /** With so few orders it is over before anybody has looked, so nobody ever sees it at work. */
    @Test
    void aRebuildThatIsOverBeforeItsRequestIsAnsweredIsToldAllTheSame() {
        openTab("Processors");
        page.route("**/api/processors/customer-summary/replay", request -> {
            APIResponse answer = request.fetch();
            Awaitility.await()
                    .pollInSameThread()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> page.request()
                            .get("/api/processors/customer-summary")
                            .text()
                            .contains("\"replaying\":null"));
            request.fulfill(new FulfillOptions().setResponse(answer));
        });

        button("replay customer-summary").click();

        assertThat(page.locator("processor-table .outcome")).containsText("its new rows are live");
    }

    @Test
    void itIsShownHowFarARebuildIsAndHowLongItTakes() {
        openTab("Processors");

        customerSummaryHas(Map.of("replaying", "{'percent':42,'eventsPerSecond':1234,'secondsLeft':75}"));

        assertThat(processor("customer-summary").getByRole(AriaRole.PROGRESSBAR))
                .hasAttribute("value", "42");
        assertThat(processor("customer-summary")).containsText("replaying");
        assertThat(processor("customer-summary")).containsText("42%, 1,234 events/s, 75 secs left");
        assertThat(button("replay customer-summary")).hasAttribute("aria-disabled", "true");
        screenshot("replay");

        page.unrouteAll();
        assertThat(page.locator("processor-table .outcome")).containsText("its new rows are live");
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
                Map.of("caughtUp", "false", "lagEvents", "3", "lagSeconds", "0.2", "error", "'2 events were skipped'"));

        assertThat(chip("customer-summary")).containsText("needs a look");
        assertThat(chip("customer-summary").locator(".bad")).hasCount(0);
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
    void aSegmentIsSplitAndMerged() {
        openTab("Processors");
        Locator segments = processor("order-details").locator(".segments li");
        assertThat(segments).hasCount(2);

        button("split segment 1 of order-details").click();
        assertThat(segments).hasCount(3);

        button("merge segment 1 of order-details").click();
        assertThat(segments).hasCount(2);
    }

    @Test
    void whatIsRefusedIsToldInWords() {
        openTab("Processors");
        button("split segment 1 of order-list").click();
        assertThat(processor("order-list").locator(".segments li")).hasCount(3);

        button("merge segment 0 of order-list").click();

        assertThat(page.locator("processor-table .outcome")).containsText("has been split");
        complaintsOf(400);
        button("merge segment 1 of order-list").click();
        assertThat(processor("order-list").locator(".segments li")).hasCount(2);
    }

    /** By the real path: the table refuses, the letters wait, and once the fault is mended they are taken. */
    @ParameterizedTest
    @EnumSource(names = {"WIDE_LIGHT", "NARROW_DARK"})
    void aDeadLetterIsMadeTriedInVainAndThenTaken(Look look) {
        arriveWith(look);
        signInAs("operator");
        openTab("Dead letters");

        button("Make one").click();
        assertThat(letters()).hasCount(2);
        assertThat(letters().first()).containsText("OrderPlaced");
        assertThat(letters().last()).containsText("waits for the one before");
        assertThat(page.locator("status-bar")).containsText(Pattern.compile("\\b2 dead letters"));
        screenshot("dead-letters-" + look);

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

    /** The number of letters stays as it is. */
    @Test
    void whatAnotherOperatorTriesInVainIsSeen() {
        openTab("Dead letters");
        button("Make one").click();
        assertThat(letters().first()).containsText("tried once");

        new Operator(page).retryDeadLetters();

        assertThat(letters().first()).containsText("tried 2 times");
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

        Object gaps = page.evaluate("""
                async () => {
                  const { samples } = await import('/app/operations/samples.js');
                  return samples.slice(1).map(({ at }, i) => at - samples[i].at);
                }
                """);
        assertThat((List<?>) gaps).isNotEmpty().allMatch(gap -> ((Number) gap).doubleValue() >= 0.5);
    }

    @Test
    void tabsAreReachedByTheKeyboardAndKeptInTheAddress() {
        openTab("Processors");

        page.keyboard().press("ArrowRight");

        assertThat(page.locator("dead-letters")).isVisible();
        page.reload();
        assertThat(page.locator("dead-letters")).isVisible();
    }

    /** The page hears something else of the first processor than there is. Text is in single quotes. */
    private void customerSummaryHas(Map<String, String> values) {
        page.route("**/api/processors", request -> {
            APIResponse answer = request.fetch();
            String body = answer.text();
            for (var value : values.entrySet()) {
                body = body.replaceFirst(
                        "\"" + value.getKey() + "\":[^,}]*",
                        "\"" + value.getKey() + "\":" + value.getValue().replace('\'', '"'));
            }
            request.fulfill(new FulfillOptions().setResponse(answer).setBody(body));
        });
    }

    private Locator chip(String processor) {
        return page.locator("status-bar [data-processor='" + processor + "']");
    }

    private Locator processor(String name) {
        return page.locator("processor-table tr[data-processor='" + name + "']");
    }

    private Locator letters() {
        return page.locator("dead-letters .letters > li");
    }
}
