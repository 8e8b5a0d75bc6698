package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Numbers and amounts are written as in the reader's language, and in full. */
class NumbersAndMoneyIT extends OnThePage {

    @Test
    void numbersAndMoneyAreThoseOfTheReadersLanguage() {
        arriveWith(Look.WIDE_LIGHT.options().setLocale("de-DE"));
        String order = placedElsewhere(newCustomer());
        elsewhere(
                "/api/orders/" + order + "/lines",
                Map.of("sku", "desk", "quantity", 1_000, "unitPrice", price("1234.50")));
        signInAs("operator", "/?order=" + order);

        assertThat(event(1)).containsText("1.000 × desk at 1.234,50 €");
        assertThat(row(order)).containsText("1.234.541,48 €");
        assertThat(page.locator("two-sides")).containsText("1.234.541,48 €");
        screenshot("german");
    }

    /** Browsers leave out what nobody in Hungary pays with any more; in an order it counts. */
    @Test
    void noPartOfAnAmountIsLeftOut() {
        String order = placedElsewhere(newCustomer(), "HUF");

        signInAs("viewer", "/?order=" + order);

        assertThat(event(0)).containsText("2 × book-1 at HUF\u00a019.99");
        assertThat(row(order)).containsText("HUF\u00a041.48");
    }
}
