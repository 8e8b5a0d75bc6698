package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The log and the session move on by others, too, and an answer may be lost or late. */
class SteppingBesideOthersIT extends InTheStepper {

    private static final String SESSION = "/api/processors/order-list/stepping";

    @Test
    void whoIsOvertakenIsToldAndGoesOnFromThere() {
        openTab("Processors");
        button("step through order-list").click();
        assertThat(stepper()).containsText("Before the first event");
        elsewhereAs("operator", "POST", SESSION + "/step", null);

        button("Apply next").click();
        assertThat(stepper().locator(".state .bad")).containsText("The session is at position");
        assertThat(stepper().locator(".state")).containsText("Applied up to position");
        button("Apply next").click();

        assertThat(stepper().locator(".state .bad")).hasCount(0);
        complaintsOf(409);
    }

    @Test
    void whoHearsNoAnswerGoesOnFromWhereTheSessionIs() {
        openTab("Processors");
        button("step through order-list").click();
        assertThat(stepper()).containsText("Before the first event");
        page.route("**" + SESSION + "/step?*", request -> {
            request.fetch();
            request.abort();
        });

        button("Apply next").click();

        assertThat(stepper().locator(".state .bad")).containsText("The server can’t be reached.");
        assertThat(change("order_list")).isVisible();
        complaintsOfNoAnswer();
    }

    @Test
    void whoIsAtTheEndOfTheLogAppliesWhatComesNext() {
        elsewhereAs("operator", "POST", SESSION, null);
        elsewhereAs("operator", "POST", SESSION + "/run", null);
        openTab("Processors");
        assertThat(processor("order-list")).containsText("copy stepped to");
        button("step through order-list").click();
        assertThat(stepper().locator(".upcoming")).containsText("The end of the log");

        placedElsewhere(newCustomer());

        assertThat(stepper().locator(".upcoming")).containsText("OrderPlaced of order");
        page.keyboard().press("ArrowRight");
        assertThat(stepper().locator(".done .badge")).hasText("OrderPlaced");
    }

    @Test
    void whatWasBegunForOneProjectionDoesNotReachAnother() {
        cell("OrderPlaced").click();
        button("step order-list to here").click();
        assertThat(stepper().locator("li.next")).containsText("OrderPlaced");
        List<Route> late = new CopyOnWriteArrayList<>();
        page.route("**/api/orders/" + order + "/events?*", late::add);
        button("Run to the end of this order").click();
        page.waitForCondition(() -> !late.isEmpty());

        page.keyboard().press("Escape");
        openTab("Processors");
        button("step through customer-summary").click();
        assertThat(button("Apply next")).isFocused();
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.waitForResponse("**/api/orders/" + order + "/events?*", late.get(0)::resume);
        button("Apply next").click();

        assertThat(change("customer_summary")).isVisible();
        assertThat(asked).noneMatch(url -> url.contains("/run?"));
    }
}
