package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was pressed may be gone afterwards. The keys work all the same. */
class SteppingByKeyboardIT extends InTheStepper {

    @BeforeEach
    void beforeTheOrder() {
        cell("OrderPlaced").click();
        button("step order-list to here").click();
        assertThat(stepper().locator("li.next")).containsText("OrderPlaced");
        assertThat(button("Apply next")).isFocused();
    }

    @Test
    void inTheLogTheKeysMoveTheFocusOnly() {
        elsewhere("/api/orders/" + order + "/cancel", Map.of("reason", "Ordered twice"));
        page.keyboard().press("ArrowRight");
        assertThat(stepper().locator(".done .badge")).hasText("OrderPlaced");
        Locator ahead = stepper().locator(".around button");
        assertThat(ahead).hasCount(2);
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));

        ahead.first().focus();
        page.keyboard().press("End");

        assertThat(ahead.last()).isFocused();
        assertThat(asked).noneMatch(url -> url.contains("/api/orders/" + order + "/events"));
    }

    @Test
    void whoRunsToAnEventOfTheLogStepsOnByTheKeys() {
        stepper()
                .locator(".around li.later button")
                .filter(hasText("OrderConfirmed"))
                .click();

        assertThat(stepper().locator(".done .badge")).hasText("OrderConfirmed");
        assertThat(button("Apply next")).isFocused();
    }

    @Test
    void whoEndsTheSessionStaysInTheStepper() {
        stepper()
                .getByText("End", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(stepper().locator(".state")).containsText("There is no session.");
        assertThat(stepper().locator("#stepper-title")).isFocused();
    }

    @Test
    void whoClosesTheStepperIsBackAtTheEvent() {
        page.keyboard().press("Escape");

        assertThat(cell("OrderPlaced")).isFocused();
    }
}
