package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody who looks at an open order, or at all of them, sees when they are cancelled. */
class SeeingDeadlinesIT extends Operating {

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

    private Locator note() {
        return page.locator("order-timeline order-deadline");
    }
}
