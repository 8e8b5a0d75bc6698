package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An operator sees what a projection does with an event, before and after. */
class SteppingThroughProjectionsIT extends InTheStepper {

    @Test
    void aStepShowsTheRowBeforeAndAfterAndTheMethodThatChangedIt() {
        cell("OrderConfirmed").click();
        button("step order-list to here").click();
        assertThat(stepper().locator("li.next")).containsText("OrderConfirmed");

        page.keyboard().press("ArrowRight");

        Locator status = change("order_list").locator("tr.changed").filter(hasText("status"));
        assertThat(status.locator("del")).hasText("PLACED");
        assertThat(status.locator("ins")).hasText("CONFIRMED");
        assertThat(status).containsText("changed");
        assertThat(change("order_list").locator("caption")).containsText("updated in order_list");
        assertThat(stepper().locator(".code pre")).containsText("on(Row row, OrderConfirmed event");
        assertThat(stepper()).containsText("It has changed 1 row of order_list.");
    }

    @Test
    void aSessionBeginsAtTheProcessorAndTheListNamesIt() {
        openTab("Processors");
        button("step through customer-summary").click();
        assertThat(stepper()).containsText("Before the first event");
        assertThat(button("Apply next")).isFocused();

        button("Apply next").click();

        assertThat(change("customer_summary")).isVisible();
        assertThat(change("customer_summary_orders").locator("caption")).containsText("inserted");
        page.keyboard().press("Escape");
        assertThat(stepper().locator("dialog")).isHidden();
        assertThat(processor("customer-summary")).containsText("copy stepped to");
        assertThat(processor("customer-summary")).containsText("caught up");
    }

    @Test
    void aRunComesToTheEndOfAnOrder() {
        elsewhere("/api/orders/" + order + "/cancel", Map.of("reason", "Ordered twice"));
        cell("OrderPlaced").click();
        button("step order-details to here").click();
        assertThat(stepper().locator("li.next")).containsText("OrderPlaced");

        button("Run to the end of this order").click();

        assertThat(stepper().locator(".done .badge")).hasText("OrderCancelled");
        assertThat(change("order_details").locator("tr.changed").filter(hasText("cancellation_reason")))
                .containsText("Ordered twice");

        button("Run to the end of this order").click();
        assertThat(stepper().locator(".state")).containsText("That was the last event of its order.");
    }

    @Test
    void anEventThatIsParkedSaysWhy() {
        elsewhereAs("operator", "POST", "/demo/dead-letter", null);
        page.locator(".cell.parked").first().click();
        button("step order-list to here").click();
        assertThat(stepper().locator("li.next")).isVisible();

        button("Apply next").click();

        assertThat(stepper().locator(".outcome")).containsText("It is parked, and no row has changed");
        assertThat(stepper().locator(".state")).containsText(Pattern.compile("\\d+ events? parked"));
        screenshot("stepper-parked");
    }

    @Test
    void whoEndsASessionCanBeginAnotherOne() {
        openTab("Processors");
        button("step through order-list").click();
        button("Apply next").click();
        assertThat(change("order_list")).isVisible();

        stepper()
                .getByText("End", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(stepper().locator(".state")).containsText("There is no session.");
        button("Begin").click();

        assertThat(stepper()).containsText("Before the first event");
    }

    @Test
    void whoMayNotStepIsToldWhoMay() {
        button("viewer").click();
        assertThat(button("viewer")).hasAttribute("aria-pressed", "true");
        page.keyboard().press("Control+k");
        page.keyboard().type("step through order-list");
        assertThat(page.locator("#finding-step-order-list")).isVisible();

        page.keyboard().press("Enter");

        assertThat(stepper()).containsText("Sign in as operator to step through a projection.");
    }

    @Test
    void whoChangesToAnAccountThatMayComesToTheEvent() {
        button("viewer").click();
        assertThat(button("viewer")).hasAttribute("aria-pressed", "true");
        cell("OrderConfirmed").click();
        button("step order-list to here").click();

        stepper().getByText("Switch to operator").click();

        assertThat(stepper().locator("li.next")).containsText("OrderConfirmed");
        assertThat(stepper().locator("h2")).hasText("Step through order-list");
        assertThat(button("Apply next")).isFocused();
    }
}
