package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import dev.orderflow.stock.item.StockEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The log has events that are of no order. Nothing takes them for one. */
class EventsOfStockIT extends WithStock {

    /** The list never shows a receipt, so it does not wait for one. */
    @Test
    void aReceiptLeavesNothingOutOfTheListOfAViewer() {
        arriveWith(Look.WIDE_LIGHT.options());
        signInAs("viewer");
        assertThat(page.locator("order-list .state")).containsText("live");

        received(5);
        assertThat(row(placedFor(1))).isVisible();
        assertThat(row(placedFor(1))).isVisible();

        assertThat(page.locator("order-list .state strong")).hasCount(0);
    }

    @Test
    void aReceiptIsNotTakenForAnOrder() {
        openTab("Correlation");

        received(5);

        Locator effect =
                page.locator("correlation-traces .effect").filter(new FilterOptions().setHasText("stock/" + sku));
        assertThat(effect).containsText("StockReceived");
        assertThat(effect.locator(".followers, [data-order]")).hasCount(0);
    }

    @Test
    void eventsAreFoundByTheTypesOfStock() {
        received(5);

        page.navigate("/?events&type=StockReceived");

        assertThat(page.locator("event-rows")).containsText("stock/" + sku);
        assertThat(page.locator("event-explorer select[name=type] option").allTextContents())
                .containsAll(Stream.of(StockEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }
}
