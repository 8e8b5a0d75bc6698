package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.RouteOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command whose answer is lost, or can’t be given yet, and what is sent that can’t be a command. */
class LosingAnAnswerIT extends OnThePage {

    @BeforeEach
    void signIn() {
        signInAs("clerk");
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

    /** It has no key by which the server would know it again. */
    @Test
    void aRemovalWhoseAnswerIsLostIsNotSentAgain() {
        button("Another line").click();
        button("Place the order").click();
        assertThat(event(0)).isVisible();
        page.route("**/lines/*", request -> {
            request.fetch();
            request.abort();
        });

        send("Remove line", "Remove the line");

        assertThat(outcome()).containsText("It may have happened or not: look at the events");
        assertThat(button("Send it again")).hasCount(0);
        assertThat(event(1)).containsText("OrderLineRemoved");
        complaintsOfNoAnswer();
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

    /** A German writes 1.000 for a thousand; to send 1 would be to guess. */
    @ParameterizedTest
    @ValueSource(strings = {"1.000", "0x10", "1e3", "-1", ""})
    void whatIsNoNumberOfPiecesIsNotTakenForOne(String pieces) {
        page.getByLabel("Pieces of line 1").fill(pieces);

        button("Place the order").click();

        assertThat(page.getByLabel("Pieces of line 1")).hasAttribute("aria-invalid", "true");
        complaintsOf(400);
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

    private Locator outcome() {
        return page.locator("command-panel .outcome");
    }

    private void send(String command, String action) {
        choose(command);
        button(action).click();
    }
}
