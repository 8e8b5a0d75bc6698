package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator does to processors, and is told of it. */
@InEveryLook
class SteeringProcessorsIT extends Operating {

    @Autowired
    private JdbcClient sql;

    @Test
    void aProcessorIsPausedAndGoesOn() {
        openTab("Processors");

        button("pause daily-statistics").click();
        assertThat(processor("daily-statistics")).containsText("paused");
        assertThat(chip("daily-statistics")).containsText("paused");
        screenshot("paused");

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
                    .atMost(Duration.ofSeconds(60))
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
        List<String> asked = asked();
        button("replay customer-summary").click(new ClickOptions().setForce(true));
        screenshot("replay");

        page.unrouteAll();
        assertThat(page.locator("processor-table .outcome")).containsText("its new rows are live");
        assertThat(asked).noneMatch(url -> url.endsWith("/replay"));
    }

    @Test
    void aSegmentIsSplitAndMerged() {
        openTab("Processors");
        Locator segments = processor("order-details").locator(".segments li:not(.gone)");
        assertThat(segments).hasCount(2);

        button("split segment 1 of order-details").click();
        assertThat(segments).hasCount(3);

        button("merge segment 1 of order-details").click();
        assertThat(segments).hasCount(2);
    }

    /** A second click must not hit what has moved there. */
    @Test
    void whoMergesKeepsTheFocusAndNothingMovesUnderThePointer() {
        openTab("Processors");
        Locator segments = processor("order-details").locator(".segments li");
        button("split segment 0 of order-details").click();
        assertThat(segments).hasCount(3);
        assertThat(processor("order-details")).hasAttribute("aria-busy", "false");
        double before = segments.last().boundingBox().x;
        AtomicReference<Double> meanwhile = new AtomicReference<>();
        page.route("**/segments/0/merge", request -> {
            assertThat(processor("order-details")).hasAttribute("aria-busy", "true");
            meanwhile.set(segments.last().boundingBox().x);
            request.resume();
        });

        button("merge segment 0 of order-details").click();

        Locator gone = processor("order-details").locator(".segments .gone");
        assertThat(gone).containsText("merged");
        assertThat(button("merge segment 0 of order-details")).isFocused();
        assertThat(meanwhile.get()).isCloseTo(before, within(1.0));
        assertThat(segments.last().boundingBox().x).isCloseTo(before, within(1.0));
        page.mouse().move(0, 0);
        assertThat(gone).hasCount(0);
    }

    @Test
    void whileTheServerCannotBeReachedNothingCanBeAskedOfAProcessor() {
        openTab("Processors");
        assertThat(button("pause order-list")).hasAttribute("aria-disabled", "false");
        page.route("**/actuator/health", request -> request.fulfill(new FulfillOptions().setStatus(502)));

        assertThat(button("pause order-list")).hasAttribute("aria-disabled", "true");
        assertThat(button("replay order-list")).hasAttribute("aria-disabled", "true");
        complaintsOf(502);
    }

    @Test
    void aReplayThatFailedIsNamedUntilSomebodyAcknowledgesIt() {
        openTab("Processors");
        sql.sql(
                        "insert into read_model.replays (processor, finished_at, failure) values (?, now(), 'Rows are missing.')")
                .param("customer-summary")
                .update();
        Locator failure = page.locator("processor-table tr.error");
        assertThat(failure).containsText("The replay was not taken: Rows are missing.");

        button("acknowledge the failed replay of customer-summary").click();

        assertThat(failure).hasCount(0);
    }

    @Test
    void whoHasDoneWhatIsInTheAuditTrail() {
        openTab("Processors");
        button("pause daily-statistics").click();
        assertThat(processor("daily-statistics")).containsText("paused");

        openTab("Audit trail");

        Locator newest = page.locator("audit-trail tbody tr").first();
        assertThat(newest).containsText("operator");
        assertThat(newest).containsText("pause");
        assertThat(newest).containsText("daily-statistics");
        assertThat(newest).containsText("requested");
        screenshot("audit-trail");
    }

    @Test
    void whoClicksTwiceAsksOnce() {
        openTab("Processors");
        Locator segments = processor("order-details").locator(".segments li:not(.gone)");
        List<String> asked = asked();

        button("split segment 1 of order-details").evaluate("button => { button.click(); button.click(); }");

        assertThat(segments).hasCount(3);
        assertThat(asked).filteredOn(url -> url.endsWith("/split")).hasSize(1);
        button("merge segment 1 of order-details").click();
        assertThat(segments).hasCount(2);
    }

    @Test
    void whatIsRefusedIsToldInWords() {
        openTab("Processors");
        button("split segment 1 of order-list").click();
        assertThat(processor("order-list").locator(".segments li:not(.gone)")).hasCount(3);

        button("merge segment 0 of order-list").click();

        assertThat(page.locator("processor-table .outcome")).containsText("has been split");
        complaintsOf(400);
        button("merge segment 1 of order-list").click();
        assertThat(processor("order-list").locator(".segments li:not(.gone)")).hasCount(2);
    }

    /** The addresses that the page asks from now on. */
    private List<String> asked() {
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        return asked;
    }
}
