package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order of four versions: placed, a line more, confirmed, shipped. */
@InEveryLook
class TravellingInTimeIT extends OnThePage {

    private String order;

    @BeforeEach
    void anOrderWithAPast() {
        order = placedElsewhere(newCustomer());
        elsewhere("/api/orders/" + order + "/lines", Map.of("sku", "lamp", "quantity", 1, "unitPrice", price("45.00")));
        elsewhere("/api/orders/" + order + "/confirm", Map.of());
        elsewhere("/api/orders/" + order + "/ship", Map.of("carrier", "Post", "trackingNumber", "RR-1"));
    }

    @Test
    void aLinkLeadsToAVersion() {
        signInAs("viewer", "/?order=" + order + "&version=1");

        assertThat(asItWas()).containsText("PLACED");
        assertThat(asItWas().locator("[data-sku=lamp]")).containsText("added");
        assertThat(asItWas().locator("[data-sku=book-1]")).not().containsText("added");
        assertThat(event(1)).hasAttribute("aria-current", "true");
    }

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
    void whatAnEventHasChangedIsMarked() {
        signInAs("viewer", "/?order=" + order + "&version=2");

        assertThat(asItWas().locator("del")).containsText("PLACED");
        assertThat(asItWas().locator("ins")).containsText("CONFIRMED");
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

        button("One version back").click();

        assertThat(asItWas()).containsText("CONFIRMED");
        assertThat(asItWas()).not().containsText("Carrier");
    }

    @Test
    void aVersionThatIsNotThereIsToldInWords() {
        signInAs("viewer", "/?order=" + order + "&version=17");

        assertThat(asItWas()).containsText("no version 17 yet");
    }

    private Locator asItWas() {
        return page.locator("time-travel .as-it-was");
    }

    private Locator version() {
        return page.locator("time-travel output");
    }

    private Locator slider() {
        return page.getByRole(AriaRole.SLIDER);
    }
}
