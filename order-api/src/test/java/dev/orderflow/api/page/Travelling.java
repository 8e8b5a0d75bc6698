package dev.orderflow.api.page;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** Somebody who looks at an order with a past. */
abstract class Travelling extends OnThePage {

    String order;

    @BeforeEach
    void anOrderWithAPast() {
        order = placedElsewhere(newCustomer());
        elsewhere("/api/orders/" + order + "/lines", Map.of("sku", "lamp", "quantity", 1, "unitPrice", price("45.00")));
        elsewhere("/api/orders/" + order + "/confirm", Map.of());
        elsewhere("/api/orders/" + order + "/ship", Map.of("carrier", "Post", "trackingNumber", "RR-1"));
    }

    Locator asItWas() {
        return page.locator("time-travel .as-it-was");
    }

    Locator version() {
        return page.locator("time-travel output");
    }
}
