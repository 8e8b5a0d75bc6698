package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Locator.GetByLabelOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody sees how much there is, receives more, and sees an order wait for what it needs. */
class StockOnThePageIT extends Operating {

    private static final String PROCESSOR = "order-stock";

    private final String sku = "tea-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theFirstReceiptMakesASkuKept() {
        openTab("Stock");
        lookUp(sku);
        assertThat(level()).containsText("not kept");
        assertThat(said()).hasText(sku + " is not kept: its orders wait for nothing");

        receive("12");

        assertThat(stock().locator(".accepted")).containsText("Accepted: StockReceived");
        assertThat(figure("On hand")).hasText("12");
        assertThat(figure("Reserved")).hasText("0");
        assertThat(figure("Available")).hasText("12");
        assertThat(level()).not().containsText("not kept");
        assertThat(button("Copy as curl")).isVisible();
        lookUp(sku);
        assertThat(said()).hasText(sku + ": 12 pieces on hand, 0 reserved, 12 available");
        assertThatEverybodyCanUse("stock-levels", "stock");
        complaintsOf(404);
    }

    @Test
    void theFiguresFollowWhatOthersDo() {
        received(sku, 5);
        openTab("Stock");
        lookUp(sku);
        assertThat(figure("Available")).hasText("5");

        String order = placedFor(sku, 2);

        assertThat(figure("Reserved")).hasText("2");
        assertThat(figure("Available")).hasText("3");
        elsewhere("/api/orders/" + order + "/cancel", Map.of("reason", "Not wanted any more"));
        assertThat(figure("Available")).hasText("5");
    }

    @Test
    void anOrderWhoseStockIsReservedSaysSoInItsHistoryAndCanBeConfirmed() {
        received(sku, 5);
        String order = placedFor(sku, 2);

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
        received(sku, 1);
        String order = placedFor(sku, 2);

        page.navigate("/?order=" + order);

        assertThat(page.locator("order-timeline li.OrderCancelled")).containsText("out of stock: " + sku);
        assertThat(page.locator("two-sides")).containsText("out of stock: " + sku);
        assertThat(row(order)).containsText("CANCELLED");
    }

    /** The list never shows a receipt, so it does not wait for one. */
    @Test
    void aReceiptLeavesNothingOutOfTheListOfAViewer() {
        arriveWith(Look.WIDE_LIGHT.options());
        signInAs("viewer");
        assertThat(page.locator("order-list .state")).containsText("live");

        received(sku, 5);
        assertThat(row(placedFor(sku, 1))).isVisible();
        assertThat(row(placedFor(sku, 1))).isVisible();

        assertThat(page.locator("order-list .state strong")).hasCount(0);
    }

    /** The process waits while its processor is paused. */
    @Test
    void anOrderThatAwaitsItsStockSaysSoEverywhereAndMayBeConfirmedByItselfLater() {
        received(sku, 5);
        pause(PROCESSOR);
        String order = placedFor(sku, 2);

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

    @Test
    void aQuantityThatIsNoneIsToldWhatIsWrong() {
        received(sku, 5);
        openTab("Stock");
        lookUp(sku);

        receive("a few");

        assertThat(stock().locator(".refused")).containsText("Refused");
        assertThat(figure("On hand")).hasText("5");
        Locator quantity = level().locator("input");
        assertThat(quantity).hasAttribute("aria-invalid", "true");
        assertThat(quantity).hasAttribute("aria-describedby", "stock-outcome");
        receive("2");
        assertThat(figure("On hand")).hasText("7");
        assertThat(quantity).not().hasAttribute("aria-invalid", "true");
        complaintsOf(400);
    }

    @Test
    void whoDoesNotKnowWhetherGoodsArrivedSendsThemAgainOnce() {
        received(sku, 5);
        openTab("Stock");
        lookUp(sku);
        page.route("**/receipts", request -> {
            request.fetch();
            request.abort();
        });
        receive("3");
        assertThat(stock().locator(".refused")).containsText("It is safe to send it again");
        page.unrouteAll();

        button("Send it again").click();

        assertThat(stock().locator(".accepted")).containsText("It had arrived before");
        assertThat(figure("On hand")).hasText("8");
        complaintsOfNoAnswer();
    }

    @Test
    void examplesAndTheLinesOfTheChosenOrderAreAtHand() {
        received(sku, 5);
        page.navigate("/?order=" + placedFor(sku, 1));
        openTab("Stock");

        assertThat(button("Look up mug-stoneware")).isVisible();
        button("Look up " + sku).click();

        assertThat(figure("On hand")).hasText("5");
    }

    @Test
    void aViewerLooksAndReceivesNothing() {
        received(sku, 5);
        arriveWith(Look.WIDE_LIGHT.options());
        signInAs("viewer");
        openTab("Stock");

        lookUp(sku);

        assertThat(figure("Available")).hasText("5");
        assertThat(button("Receive " + sku)).hasCount(0);
    }

    @Test
    void aReceiptIsNotTakenForAnOrder() {
        openTab("Correlation");

        received(sku, 5);

        Locator effect =
                page.locator("correlation-traces .effect").filter(new FilterOptions().setHasText("stock/" + sku));
        assertThat(effect).containsText("StockReceived");
        assertThat(effect.locator(".followers, [data-order]")).hasCount(0);
    }

    @Test
    void eventsAreFoundByTheTypesOfStock() {
        received(sku, 5);

        page.navigate("/?events&type=StockReceived");

        assertThat(page.locator("event-rows")).containsText("stock/" + sku);
    }

    @Test
    void aLookUpThatFailsClaimsNothing() {
        openTab("Stock");
        page.route("**/api/stock/*", Route::abort);

        lookUp(sku);

        assertThat(level()).containsText("can’t be reached");
        assertThat(level()).not().containsText("not kept");
        assertThat(figure("On hand")).hasText("–");
        complaintsOfNoAnswer();
    }

    @Test
    void anOldAnswerIsNotTakenForThePresent() {
        page.route(
                "**/api/stock/*",
                request -> request.fulfill(new FulfillOptions()
                        .setContentType("application/json")
                        .setBody(
                                "{\"sku\": \"%s\", \"onHand\": 1234567, \"reserved\": 0, \"available\": 1234567, \"version\": 1}"
                                        .formatted(sku))));
        openTab("Stock");
        lookUp(sku);
        assertThat(figure("On hand")).hasText("1,234,567");

        page.context().setOffline(true);

        assertThat(stock()).containsText("this is how it was before");
        page.context().setOffline(false);
        assertThat(stock()).not().containsText("this is how it was before");
        complaintsOfNoAnswer();
    }

    private void received(String sku, int quantity) {
        elsewhereAs("operator", "POST", "/api/stock/" + sku + "/receipts", Map.of("quantity", quantity));
    }

    private String placedFor(String sku, int quantity) {
        String orderId = UUID.randomUUID().toString();
        elsewhere(
                "/api/orders",
                Map.of(
                        "orderId",
                        orderId,
                        "customerId",
                        newCustomer(),
                        "lines",
                        List.of(Map.of("sku", sku, "quantity", quantity, "unitPrice", price("5.00")))));
        return orderId;
    }

    private void lookUp(String sku) {
        stock().getByLabel("SKU", new GetByLabelOptions().setExact(true)).fill(sku);
        stock().locator("form button").first().click();
    }

    private void receive(String quantity) {
        level().locator("input").fill(quantity);
        button("Receive " + sku).click();
    }

    private Locator stock() {
        return page.locator("stock-levels");
    }

    private Locator level() {
        return stock().locator("tr[data-sku='" + sku + "']");
    }

    private Locator figure(String name) {
        return level().locator("[data-label='" + name + " (pieces)']");
    }

    /** What a screen reader says of the last look-up. */
    private Locator said() {
        return stock().locator("p[role=status]");
    }
}
