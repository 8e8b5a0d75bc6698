package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page.RouteOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sends, and what the page says came of it. */
@InEveryLook
class SendingCommandsIT extends OnThePage {

    @BeforeEach
    void signIn() {
        signInAs("clerk");
    }

    @Test
    void anOrderIsPlacedConfirmedShippedAndDelivered() {
        button("Place the order").click();
        assertThat(outcome()).containsText("Accepted: OrderPlaced, version 0");
        assertThat(event(0)).containsText("OrderPlaced");

        send("Confirm", "Confirm the order");
        assertThat(outcome()).containsText("Accepted: OrderConfirmed, version 1");

        send("Ship", "Ship the order");
        assertThat(outcome()).containsText("Accepted: OrderShipped, version 2");

        send("Deliver", "Deliver the order");
        assertThat(outcome()).containsText("Accepted: OrderDelivered, version 3");
        assertThat(event(3)).containsText("OrderDelivered");
        assertThat(page.locator("order-list li").filter(new FilterOptions().setHas(page.locator("[aria-current]"))))
                .containsText("DELIVERED");
        screenshot("delivered");
    }

    @Test
    void linesComeAndGo() {
        button("Another line").click();
        button("Place the order").click();

        send("Add line", "Add the line");
        assertThat(outcome()).containsText("OrderLineAdded, version 1");

        send("Remove line", "Remove the line");
        assertThat(outcome()).containsText("OrderLineRemoved, version 2");
    }

    @Test
    void anOrderIsCancelledForAReason() {
        button("Place the order").click();
        assertThat(outcome()).containsText("Accepted");

        choose("Cancel");
        page.getByLabel("Reason").fill("It was a test");
        button("Cancel the order").click();

        assertThat(event(1)).containsText("It was a test");
    }

    @Test
    void aRefusalNamesItsRule() {
        button("Place the order").click();
        send("Confirm", "Confirm the order");
        assertThat(outcome()).containsText("Accepted: OrderConfirmed");

        button("Confirm the order").click();

        assertThat(outcome()).containsText("Refused: the order is CONFIRMED at version 1");
        assertThat(outcome()).containsText("it is confirmed only once");
        screenshot("refused");
        complaintsOf(409);
    }

    @Test
    void faultsAreToldBesideTheirFields() {
        page.getByLabel("Customer").first().fill("no spaces allowed");
        page.getByLabel("Pieces of line 1").fill("0");
        button("Place the order").click();

        assertThat(page.getByLabel("Customer").first()).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("Pieces of line 1")).hasAttribute("aria-invalid", "true");
        assertThat(outcome()).containsText("not everything is filled in as it must be");
        complaintsOf(400);
    }

    /** Somebody looks at an old version, and decides by what is seen there. */
    @Test
    void aDecisionByAnOldPictureIsRefused() {
        button("Place the order").click();
        send("Add line", "Add the line");
        assertThat(event(1)).isVisible();
        event(0).getByRole(AriaRole.BUTTON).click();

        choose("Confirm");
        page.getByLabel("Only if it is still at version 0").check();
        button("Confirm the order").click();

        assertThat(outcome()).containsText("it is at version 1, and you looked at version 0");
        complaintsOf(412);
    }

    /** Somewhere on the way the answer gets lost, when the command has happened already. */
    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void aCommandWhoseAnswerIsLostHappensOnceHoweverOftenItIsSent(int status) {
        page.route(
                "**/api/orders",
                request -> {
                    request.fetch();
                    request.fulfill(new FulfillOptions().setStatus(status));
                },
                new RouteOptions().setTimes(1));

        button("Place the order").click();
        button("Send it again").click();

        assertThat(outcome()).containsText("It had arrived before, and has happened once");
        complaintsOf(status);
    }

    @Test
    void aCommandThatIsStillUnderWayCanBeAskedForAgain() {
        page.route(
                "**/api/orders",
                request -> request.fulfill(new FulfillOptions()
                        .setStatus(409)
                        .setContentType("application/problem+json")
                        .setBody("{\"type\": \"/problems/request-in-progress\", \"title\": \"Request in progress\"}")),
                new RouteOptions().setTimes(1));

        button("Place the order").click();
        assertThat(outcome()).containsText("still under way");
        button("Send it again").click();

        assertThat(outcome()).containsText("Accepted: OrderPlaced");
        complaintsOf(409);
    }

    /** Readers of the screen announce what joins a region that they know. */
    @Test
    void whatComesOfACommandIsAnnounced() {
        Locator region = page.locator("command-panel").getByRole(AriaRole.STATUS);
        assertThat(region).hasCount(1);
        assertThat(region).isEmpty();

        button("Place the order").click();

        assertThat(region).containsText("Accepted");
        assertThat(page.locator("order-timeline").getByRole(AriaRole.STATUS)).hasCount(1);
    }

    /** A German writes 1.000 for a thousand; to send 1 would be to guess. */
    @ParameterizedTest
    @ValueSource(strings = {"1.000", "0x10", "1e3", "-1", ""})
    void whatIsNoNumberOfPiecesIsNotTakenForOne(String pieces) {
        page.getByLabel("Pieces of line 1").fill(pieces);

        button("Place the order").click();

        assertThat(page.getByLabel("Pieces of line 1")).hasAttribute("aria-invalid", "true");
        complaintsOf(400);
    }

    private Locator outcome() {
        return page.locator("command-panel .outcome");
    }

    private void send(String command, String action) {
        choose(command);
        button(action).click();
    }
}
