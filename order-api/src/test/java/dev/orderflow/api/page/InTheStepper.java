package dev.orderflow.api.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** An operator before a log whose newest events are those of an order that was placed and confirmed. */
abstract class InTheStepper extends Operating {

    String order = "";

    @BeforeEach
    void aConfirmedOrder() {
        order = placedElsewhere(newCustomer());
        elsewhere("/api/orders/" + order + "/confirm", Map.of());
    }

    Locator stepper() {
        return page.locator("projection-stepper");
    }

    Locator change(String table) {
        return stepper().locator("table.change[data-table='" + table + "']").first();
    }

    Locator cell(String type) {
        return page.locator(".cell[aria-label^='" + type + "'][aria-label*='" + order.substring(0, 8) + "']");
    }

    static FilterOptions hasText(String text) {
        return new FilterOptions().setHasText(text);
    }
}
