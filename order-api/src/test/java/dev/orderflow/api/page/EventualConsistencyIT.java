package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo slows the projections down, so that a person can watch them follow. */
class EventualConsistencyIT extends OnThePage {

    private String order;

    @BeforeEach
    void slowProjections() {
        order = placedElsewhere(newCustomer());
        signInAs("operator", "/?order=" + order);
        assertThat(sides()).containsText("In step");
        lever().check();
    }

    @AfterEach
    void asFastAsBefore() {
        lever().uncheck();
        assertThat(lever()).not().isChecked();
    }

    @Test
    void theReadSideIsBehindForAWhileAndThenFollows() {
        elsewhere("/api/orders/" + order + "/confirm", Map.of());

        assertThat(sides()).containsText("The read side is 1 event behind");
        assertThat(sides().locator("tr.differs").first()).isVisible();
        assertThat(page.locator("order-list")).containsText("behind by 1 event");

        assertThat(sides()).containsText("In step");
        assertThat(sides()).containsText("followed after");
        assertThat(sides().locator("tr.differs")).hasCount(0);
        assertThat(page.locator("order-list")).containsText("up to date");
    }

    /** The README's picture is the one that is taken here, with fewer colours. */
    @Test
    void whatIsBetweenTheHeadAndAProcessorIsTheLag() {
        for (String sku : List.of("lamp", "mug", "vase")) {
            elsewhere(
                    "/api/orders/" + order + "/lines", Map.of("sku", sku, "quantity", 1, "unitPrice", price("45.00")));
            assertThat(sides()).containsText("1 event behind");
            assertThat(sides()).containsText("In step");
        }
        List.of("emma.keller", "noah.lang", "mia.roth", "liam.voss").forEach(this::placedElsewhere);
        elsewhere("/api/orders/" + order + "/confirm", Map.of());

        assertThat(page.locator("lag-chart tr[data-processor=order-list]")).containsText("5 events");
        screenshot("lag");
        assertThat(page.locator("lag-chart tr[data-processor=order-list]")).containsText("caught up");
    }

    private Locator sides() {
        return page.locator("two-sides");
    }

    private Locator lever() {
        return sides().getByRole(AriaRole.SWITCH);
    }
}
