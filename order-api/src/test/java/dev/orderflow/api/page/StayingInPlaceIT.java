package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whatever happens, what somebody looks at or points to stays where it is. */
class StayingInPlaceIT extends Operating {

    /** Chromium's own measure, of which 0.1 counts as good. */
    private static final String WATCH = """
            window.shift = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) {
                window.shift += entry.value;
              }
            }).observe({ type: 'layout-shift' });
            """;

    @Test
    void lagPausesAndDeadLettersMoveNothing() {
        placedElsewhere(newCustomer());
        assertThat(page.locator("incident-line")).containsText("projections have read the log");
        BoundingBox bar = box("header.top");
        page.evaluate(WATCH);

        pause("customer-summary");
        elsewhereAs("operator", "PUT", "/demo/slowdowns/order-list", Map.of("millis", 2_000));
        elsewhereAs("operator", "POST", "/demo/dead-letter", null);
        placedElsewhere(newCustomer());

        assertThat(page.locator("status-bar")).containsText("slow motion");
        assertThat(page.locator("status-bar")).containsText("2 dead letters");
        assertThat(page.locator("incident-line")).containsText("parked since");
        elsewhereAs("operator", "PUT", "/demo/slowdowns/order-list", Map.of("millis", 0));
        assertThat(page.locator("status-bar")).not().containsText("slow motion");
        assertThat(((Number) page.evaluate("window.shift")).doubleValue())
                .as("layout shift")
                .isLessThan(0.05);
        assertThat(box("header.top").height).isEqualTo(bar.height);
    }

    @Test
    void theStoryHasAPlaceOfItsOwn() {
        placedElsewhere(newCustomer());
        assertThat(page.locator("incident-line")).containsText("projections have read the log");
        page.evaluate(WATCH);

        button("Guided story").click();

        assertThat(page.locator("command-panel [data-story-control]")).isVisible();
        assertThat(((Number) page.evaluate("window.shift")).doubleValue())
                .as("layout shift")
                .isLessThan(0.05);
    }

    @Test
    void theDrawerKeepsTheHeightThatItWasGiven() {
        openTab("Processors");
        double before = box("operations-tabs").height;
        Locator edge = page.getByRole(AriaRole.SEPARATOR);
        edge.focus();

        page.keyboard().press("ArrowUp");

        assertThat(box("operations-tabs").height).isGreaterThan(before);
        double higher = box("operations-tabs").height;
        page.reload();
        assertThat(processor("order-list")).isVisible();
        assertThat(box("operations-tabs").height).isEqualTo(higher);
        edge.focus();
        page.keyboard().press("Enter");
        assertThat(processor("order-list")).isHidden();
        openTab("Processors");
        assertThat(processor("order-list")).isVisible();
    }

    @Test
    void aQuestionMarkShowsTheShortcutsButNotWhileSomebodyWrites() {
        page.locator("order-list [type=search]").press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();

        page.locator("#orders-title").press("?");

        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Keyboard shortcuts");
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    }

    @Test
    void onlyTheDemoTellsOfTheStorysKeys() {
        page.locator("#orders-title").press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("leave the guided story");

        page.evaluate("async () => { const { session } = await import('/app/core/session.js');"
                + " session.value = { ...session.value, accounts: [] }; }");

        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Close what is open");
        assertThat(page.getByRole(AriaRole.DIALOG)).not().containsText("story");
        page.reload(); // and it is the demo again
        assertThat(workspace()).isVisible();
    }

    @Test
    void theFirstStopSkipsToTheOrders() {
        page.reload();
        assertThat(page.locator("order-list .filters")).isVisible();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(page.locator("#orders-title")).isFocused();
    }

    /** A phone shows one part at a time, and whoever chooses an order wants to see it. */
    @Test
    void onAPhoneTheChoiceOfAnOrderLeadsToItAndTheTabsLeadBack() {
        String order = placedElsewhere(newCustomer());
        showIn(Look.NARROW_LIGHT);

        row(order).getByRole(AriaRole.BUTTON).click();

        assertThat(part("Order")).hasAttribute("aria-current", "true");
        assertThat(event(0)).isInViewport();
        part("Orders").click();
        assertThat(part("Orders")).hasAttribute("aria-current", "true");
        assertThat(row(order)).isInViewport();
    }

    private Locator part(String name) {
        return page.locator("pane-bar")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private BoundingBox box(String selector) {
        return Objects.requireNonNull(page.locator(selector).boundingBox());
    }
}
