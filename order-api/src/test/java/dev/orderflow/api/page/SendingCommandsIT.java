package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    void aButtonSaysThatItSendsAndKeepsItsWidth() {
        Locator send = page.locator("command-panel [type=submit]");
        double before = send.boundingBox().width;
        AtomicReference<Double> meanwhile = new AtomicReference<>();
        page.route("**/api/orders", request -> {
            assertThat(button("Sending…")).hasAttribute("aria-busy", "true");
            meanwhile.set(send.boundingBox().width);
            request.resume();
        });

        button("Place the order").click();

        assertThat(outcome()).containsText("Accepted");
        assertThat(meanwhile.get()).isEqualTo(before);
        assertThat(send).hasAttribute("aria-busy", "false");
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
        page.locator("command-panel").getByLabel("Customer").first().fill("no spaces allowed");
        page.getByLabel("Pieces of line 1").fill("0");
        button("Place the order").click();

        assertThat(page.locator("command-panel").getByLabel("Customer").first()).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("Pieces of line 1")).hasAttribute("aria-invalid", "true");
        assertThat(outcome()).containsText("a field is missing or wrong");
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

    @Test
    void inThePastACommandIsForTheVersionInSightUnlessSomebodySaysOtherwise() {
        button("Place the order").click();
        send("Add line", "Add the line");
        assertThat(event(1)).isVisible();
        event(0).getByRole(AriaRole.BUTTON).click();
        choose("Confirm");
        Locator condition = page.getByLabel("Only if it is still at version 0");
        assertThat(condition).isChecked();

        condition.uncheck();
        button("Confirm the order").click();

        assertThat(outcome()).containsText("Accepted: OrderConfirmed, version 2");
    }

    @Test
    void aRefusalIsNotForetoldBesideAnOutcome() {
        button("Place the order").click();
        send("Confirm", "Confirm the order");

        assertThat(outcome()).containsText("Accepted: OrderConfirmed");
        assertThat(page.locator("command-panel form")).containsText("CONFIRMED");
        assertThat(page.locator("command-panel")).not().containsText("Would be refused");

        choose("Add line");
        assertThat(page.locator("command-panel")).containsText("Would be refused now. Try it.");
    }

    private Locator outcome() {
        return page.locator("command-panel .outcome");
    }

    private void send(String command, String action) {
        choose(command);
        button(action).click();
    }
}
