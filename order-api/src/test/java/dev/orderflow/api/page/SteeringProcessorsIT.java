package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an operator does to processors, and is told of it. */
@InEveryLook
class SteeringProcessorsIT extends Operating {

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
        Locator segments = processor("order-details").locator(".segments li");
        assertThat(segments).hasCount(2);

        button("split segment 1 of order-details").click();
        assertThat(segments).hasCount(3);

        button("merge segment 1 of order-details").click();
        assertThat(segments).hasCount(2);
    }

    @Test
    void whoClicksTwiceAsksOnce() {
        openTab("Processors");
        Locator segments = processor("order-details").locator(".segments li");
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
        assertThat(processor("order-list").locator(".segments li")).hasCount(3);

        button("merge segment 0 of order-list").click();

        assertThat(page.locator("processor-table .outcome")).containsText("has been split");
        complaintsOf(400);
        button("merge segment 1 of order-list").click();
        assertThat(processor("order-list").locator(".segments li")).hasCount(2);
    }

    /** The addresses that the page asks from now on. */
    private List<String> asked() {
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        return asked;
    }
}
