package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The ways from one version of an order to another. */
@InEveryLook
class MovingInTimeIT extends Travelling {

    @Test
    void theKeyboardMovesTheSliderAndTheAddressFollows() {
        signInAs("viewer", "/?order=" + order);
        assertThat(version()).containsText("version 3 of 3");

        slider().focus();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");

        assertThat(version()).containsText("version 1 of 3");
        assertThat(page).hasURL(Pattern.compile("version=1"));
        page.keyboard().press("Home");
        assertThat(version()).containsText("version 0 of 3");
        assertThat(asItWas().locator("[data-sku=lamp]")).isHidden();
    }

    @Test
    void theArrowKeysMoveThroughTheEvents() {
        signInAs("viewer", "/?order=" + order);
        Locator newest = event(3).locator("button");
        assertThat(newest).hasAttribute("tabindex", "0");
        assertThat(event(2).locator("button")).hasAttribute("tabindex", "-1");

        newest.focus();
        page.keyboard().press("ArrowDown");

        assertThat(event(2).locator("button")).isFocused();
        assertThat(version()).containsText("version 2 of 3");
        page.keyboard().press("End");
        assertThat(event(0).locator("button")).isFocused();
        page.keyboard().press("ArrowRight");
        assertThat(version()).containsText("version 1 of 3");
    }

    @Test
    void theEventInSightIsNotScrolledAway() {
        String longOrder = placedElsewhere(newCustomer());
        for (int i = 0; i < 40; i++) {
            elsewhere(
                    "/api/orders/" + longOrder + "/lines",
                    Map.of("sku", "lamp-" + i, "quantity", 1, "unitPrice", price("45.00")));
        }

        signInAs("viewer", "/?order=" + longOrder + "&version=0");

        assertThat(event(0)).isInViewport();
        assertThat(event(40)).not().isInViewport();
        button("Next version").click();
        assertThat(event(1)).isInViewport();
        page.locator("time-travel").getByText("Now").click();
        assertThat(event(40)).isInViewport();
    }

    @Test
    void playingGoesFromTheFirstVersionToTheLast() {
        signInAs("viewer", "/?order=" + order);
        assertThat(version()).containsText("version 3 of 3");

        button("Play").click();

        assertThat(version()).containsText("version 0 of 3");
        assertThat(version()).containsText("version 3 of 3");
        assertThat(button("Play")).isVisible();
    }

    @Test
    void aStepBackIsOneClick() {
        signInAs("viewer", "/?order=" + order);

        button("Previous version").click();

        assertThat(asItWas()).containsText("CONFIRMED");
        assertThat(asItWas()).not().containsText("Carrier");
    }

    private Locator slider() {
        return page.getByRole(AriaRole.SLIDER);
    }
}
