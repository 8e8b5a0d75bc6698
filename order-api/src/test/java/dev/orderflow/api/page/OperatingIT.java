package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees and steers. */
class OperatingIT extends OnThePage {

    @BeforeEach
    void signIn() {
        signInAs("operator");
    }

    @Test
    void theTopBarTellsWhatIsWell() {
        assertThat(page.locator("status-bar")).containsText("Healthy");
        for (String name : new String[] {"order-details", "order-list", "daily-statistics", "customer-summary"}) {
            assertThat(page.locator("status-bar [data-processor='" + name + "']"))
                    .isVisible();
        }
        assertThat(page.locator("status-bar")).containsText("dead letters");
    }

    @Test
    void aProcessorIsPausedAndGoesOn() {
        openTab("Processors");

        button("pause daily-statistics").click();
        assertThat(processor("daily-statistics")).containsText("paused");
        assertThat(page.locator("status-bar [data-processor='daily-statistics']"))
                .containsText("paused");

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
            while (!page.request()
                    .get("/api/processors/customer-summary")
                    .text()
                    .contains("\"replaying\":null")) {}
            request.fulfill(new FulfillOptions().setResponse(answer));
        });

        button("replay customer-summary").click();

        assertThat(page.locator("processor-table .outcome")).containsText("its new rows are live");
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
    @Test
    void aDeadLetterIsMadeTriedInVainAndThenTaken() {
        openTab("Dead letters");

        button("Make one").click();
        assertThat(letters()).hasCount(2);
        assertThat(letters().first()).containsText("OrderPlaced");
        assertThat(letters().last()).containsText("waits for the one before");
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
    void theLagIsDrawn() {
        openTab("Lag and throughput");

        assertThat(page.locator("lag-chart canvas").first()).isVisible();
        assertThat(page.locator("lag-chart")).containsText("order-details");
    }

    @Test
    void tabsAreReachedByTheKeyboardAndKeptInTheAddress() {
        openTab("Processors");

        page.keyboard().press("ArrowRight");

        assertThat(page.locator("dead-letters")).isVisible();
        page.reload();
        assertThat(page.locator("dead-letters")).isVisible();
    }

    private Locator processor(String name) {
        return page.locator("processor-table tr[data-processor='" + name + "']");
    }

    private Locator letters() {
        return page.locator("dead-letters .letters > li");
    }
}
