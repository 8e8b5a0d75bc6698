package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody who looks at an open order, or at all of them, sees when they are cancelled. */
class SeeingDeadlinesIT extends Operating {

    private static final String LIST = "**/api/deadlines?limit=*";

    @Test
    void anOpenOrderSaysWhenItIsCancelled() {
        page.navigate("/?order=" + placedElsewhere(newCustomer()));

        assertThat(note()).containsText("unless confirmed");
        assertThat(note()).containsText("23 hr");
    }

    @Test
    void aConfirmedOrderSaysNothing() {
        String order = placedElsewhere(newCustomer());
        page.navigate("/?order=" + order);
        assertThat(note()).containsText("unless confirmed");

        elsewhereAs("clerk", "POST", "/api/orders/" + order + "/confirm", Map.of());

        assertThat(note()).isEmpty();
    }

    @Test
    void theNextOnesAreListed() {
        placedElsewhere(newCustomer());

        openTab("Deadlines");

        assertThat(page.locator("due-deadlines tbody tr").first()).containsText("in 23 hr");
        screenshot("deadlines");
    }

    @Test
    void theirProcessorHasNothingToRebuildNorToStepThrough() {
        openTab("Processors");

        assertThat(button("pause confirmation-deadlines")).isVisible();
        assertThat(button("replay order-list")).isVisible();
        assertThat(button("replay confirmation-deadlines")).hasCount(0);
        assertThat(button("step through confirmation-deadlines")).hasCount(0);
    }

    @Test
    void whoCannotAskDoesNotClaimThatNothingIsDue() {
        deadlinesAre("");
        openTab("Deadlines");
        assertThat(deadlines()).containsText("No deadline is scheduled.");

        page.unrouteAll();
        page.route(LIST, Route::abort);

        assertThat(deadlines()).containsText("can’t be reached; this is how it was before.");
        complaintsOfNoAnswer();
    }

    @Test
    void aCancellationThatFailsIsNotToldToBeNear() {
        deadlinesAre("{'orderId': '5b0f3a52-8d0e-4c39-9f0e-3f6f6c1d7a10', 'deadline': 'confirmation',"
                + " 'dueAt': '2026-03-03T08:30:00.250000Z', 'failures': 3}");

        openTab("Deadlines");

        assertThat(deadlines().locator("tbody")).containsText("tried again every 5 minutes");
        assertThat(deadlines().locator("[data-label='Failed attempts']")).hasText("3");
        screenshot("deadline-fails");
    }

    @Test
    void whileTheyArePausedNobodyIsToldThatAnOrderWillBeCancelled() {
        String order = placedElsewhere(newCustomer());
        page.navigate("/?order=" + order);
        assertThat(note()).containsText("unless confirmed");
        openTab("Processors");

        button("pause confirmation-deadlines").click();

        assertThat(note()).hasText("no cancellation by deadline while deadlines are paused");
        openTab("Deadlines");
        assertThat(deadlines()).containsText("No order is cancelled by its deadline");
        assertThat(deadlines().locator("tbody tr").first()).containsText("not while paused");
        screenshot("deadlines-paused");
    }

    /** Text is in single quotes. */
    private void deadlinesAre(String items) {
        page.route(
                LIST,
                request -> request.fulfill(new FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"items\": [" + items.replace('\'', '"') + "], \"paused\": false}")));
    }

    private Locator deadlines() {
        return page.locator("due-deadlines");
    }

    private Locator note() {
        return page.locator("order-timeline order-deadline");
    }
}
