package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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
}
