package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

/** Somebody sees an order wait for what it needs, and what comes of it. */
class OrdersThatAwaitStockIT extends WithStock {

    private static final String PROCESSOR = "order-stock";

    @Test
    void anOrderWhoseStockIsReservedSaysSoInItsHistoryAndCanBeConfirmed() {
        received(5);
        String order = placedFor(2);

        page.navigate("/?order=" + order);

        assertThat(page.locator("order-timeline .OrderStockReserved")).containsText("reserved");
        assertThat(page.locator("order-timeline .awaits")).hasCount(0);
        choose("Confirm");
        button("Confirm the order").click();
        assertThat(page.locator("command-panel .accepted")).containsText("OrderConfirmed");
        screenshot("stock-reserved");
    }

    @Test
    void anOrderForMoreThanThereIsSaysWhatIsMissing() {
        received(1);
        String order = placedFor(2);

        page.navigate("/?order=" + order);

        assertThat(page.locator("order-timeline li.OrderCancelled")).containsText("out of stock: " + sku);
        assertThat(page.locator("two-sides")).containsText("out of stock: " + sku);
        assertThat(row(order)).containsText("CANCELLED");
    }

    /** The process waits while its processor is paused. */
    @Test
    void anOrderThatAwaitsItsStockSaysSoEverywhereUntilItMayBeConfirmed() {
        received(5);
        pause(PROCESSOR);
        String order = placedFor(2);

        page.navigate("/?order=" + order);

        assertThat(page.locator("order-timeline .identity .awaits")).hasText("awaiting stock");
        assertThat(row(order).locator(".awaits")).hasText("awaiting stock");
        assertThat(page.locator("two-sides")).containsText("awaited");
        choose("Confirm");
        assertThat(page.locator("command-panel form")).containsText("because it awaits its stock");
        button("Confirm the order").click();
        assertThat(page.locator("command-panel .refused")).containsText("awaiting-stock");
        assertThat(page.locator("living-pipeline .decision")).containsText("waits for its stock");
        assertThatEverybodyCanUse("html", "stock-awaited");

        resume(PROCESSOR);

        assertThat(page.locator("order-timeline .OrderStockReserved")).isVisible();
        assertThat(page.locator("order-timeline .awaits")).hasCount(0);
        assertThat(row(order).locator(".awaits")).hasCount(0);
        assertThat(page.locator("command-panel form")).not().containsText("because it awaits its stock");
        button("Confirm the order").click();
        assertThat(page.locator("command-panel .accepted")).containsText("OrderConfirmed");
        complaintsOf(409);
    }
}
