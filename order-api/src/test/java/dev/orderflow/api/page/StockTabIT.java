package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByLabelOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody looks up how much there is, and an operator receives more. */
class StockTabIT extends WithStock {

    @Test
    void theFirstReceiptMakesASkuKept() {
        openTab("Stock");
        lookUp();
        assertThat(level()).containsText("not kept");
        assertThat(said()).hasText(sku + " is not kept: its orders wait for nothing");

        receive("12");

        assertThat(stock().locator(".accepted")).containsText("Accepted: StockReceived");
        assertThat(figure("On hand")).hasText("12");
        assertThat(figure("Reserved")).hasText("0");
        assertThat(figure("Available")).hasText("12");
        assertThat(level()).not().containsText("not kept");
        assertThat(button("Copy as curl")).isVisible();
        lookUp();
        assertThat(said()).hasText(sku + ": 12 pieces on hand, 0 reserved, 12 available");
        assertThatEverybodyCanUse("stock-levels", "stock");
        complaintsOf(404);
    }

    @Test
    void theFiguresFollowWhatOthersDo() {
        received(5);
        openTab("Stock");
        lookUp();
        assertThat(figure("Available")).hasText("5");

        String order = placedFor(2);

        assertThat(figure("Reserved")).hasText("2");
        assertThat(figure("Available")).hasText("3");
        elsewhere("/api/orders/" + order + "/cancel", Map.of("reason", "Not wanted any more"));
        assertThat(figure("Available")).hasText("5");
    }

    @Test
    void aQuantityThatIsNoneIsToldWhatIsWrong() {
        received(5);
        openTab("Stock");
        lookUp();

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
        received(5);
        openTab("Stock");
        lookUp();
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
        received(5);
        page.navigate("/?order=" + placedFor(1));
        openTab("Stock");

        assertThat(button("Look up mug-stoneware")).isVisible();
        button("Look up " + sku).click();

        assertThat(figure("On hand")).hasText("5");
    }

    @Test
    void aViewerLooksAndReceivesNothing() {
        received(5);
        arriveWith(Look.WIDE_LIGHT.options());
        signInAs("viewer");
        openTab("Stock");

        lookUp();

        assertThat(figure("Available")).hasText("5");
        assertThat(button("Receive " + sku)).hasCount(0);
    }

    @Test
    void aLookUpThatFailsClaimsNothing() {
        openTab("Stock");
        page.route("**/api/stock/*", Route::abort);

        lookUp();

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
        lookUp();
        assertThat(figure("On hand")).hasText("1,234,567");

        page.context().setOffline(true);

        assertThat(stock()).containsText("this is how it was before");
        page.context().setOffline(false);
        assertThat(stock()).not().containsText("this is how it was before");
        complaintsOfNoAnswer();
    }

    private void lookUp() {
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
