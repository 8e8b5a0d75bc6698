package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server goes and comes, or falls silent, while somebody looks. Nobody reloads anything. */
class LosingTheServerIT extends OnThePage {

    private static final String HEALTH = "**/actuator/health";
    private static final Pattern LIST = Pattern.compile("/api/orders\\?");

    private final String customer = newCustomer();

    @BeforeEach
    void signIn() {
        signInAs("operator");
    }

    @Test
    void aServerThatIsGoneIsToldAndWhatHappenedMeanwhileIsShownOnceItIsBack() {
        page.context().setOffline(true);
        assertThat(bar()).containsText("Server can’t be reached");
        assertThat(bar()).containsText("Connecting");
        assertThat(page.locator("order-list")).containsText("not live");
        String order = placedElsewhere(customer);

        page.context().setOffline(false);

        assertThat(bar()).containsText("● Live");
        assertThat(bar()).containsText("Healthy");
        assertThat(row(order)).isVisible();
        complaintsOfNoAnswer();
    }

    /** Its streams are still open, and say nothing, as if there were nothing to say. */
    @Test
    void aServerThatNoLongerAnswersIsToldAndItsStreamsAreNotTrusted() {
        page.route(HEALTH, unanswered -> {});

        assertThat(bar()).containsText("Server can’t be reached");
        assertThat(bar()).containsText("Connecting");

        page.unroute(HEALTH);
        assertThat(bar()).containsText("● Live");
        assertThat(bar()).containsText("Healthy");
    }

    @Test
    void theLagIsAskedForAgainAfterTheHealthAloneWasNotTold() {
        page.route(HEALTH, Route::abort);
        assertThat(bar()).containsText("Server can’t be reached");
        for (int i = 0; i < 2; i++) { // by the second one, the processors' turn has been and gone
            page.waitForRequest(HEALTH, () -> {});
        }

        page.waitForRequest("**/api/processors?sideEffects=true", () -> page.unroute(HEALTH));

        assertThat(bar()).containsText("Healthy");
        complaintsOfNoAnswer();
    }

    @Test
    void aStreamThatBreaksIsOpenedAgainAndTheListAskedAnew() {
        AtomicBoolean isBroken = new AtomicBoolean(true);
        page.route("**/api/events/stream", stream -> {
            if (isBroken.getAndSet(false)) {
                stream.fulfill(brokenAfter(": hello"));
            } else {
                stream.resume();
            }
        });

        page.reload();
        assertThat(bar()).containsText("Connecting");
        page.waitForRequest(LIST, () -> assertThat(bar()).containsText("● Live"));

        String order = placedElsewhere(customer);
        assertThat(row(order)).isVisible();
    }

    @Test
    void nobodyCountsAsMissingWhatABrokenStreamHasTold() {
        AtomicBoolean isBroken = new AtomicBoolean(true);
        page.route("**/api/events/stream", stream -> {
            if (isBroken.getAndSet(false)) {
                stream.fulfill(brokenAfter(
                        "id: 1\ndata: {\"position\": 1, \"aggregateId\": \"nobody\", \"type\": \"OrderPlaced\","
                                + " \"sequenceNumber\": 0, \"metadata\": {}, \"payload\": {}}"));
            } else {
                stream.resume();
            }
        });

        page.reload();
        assertThat(bar()).containsText("Connecting");
        assertThat(bar()).containsText("● Live");

        assertThat(page.locator("order-list")).containsText("up to date");
    }

    @Test
    void aWindowThatNobodySeesHoldsNoStreams() {
        look(false);
        assertThat(bar()).containsText("Not live");
        String order = placedElsewhere(customer);

        look(true);

        assertThat(bar()).containsText("● Live");
        assertThat(row(order)).isVisible();
    }

    @Test
    void aSessionThatHasEndedLeadsToTheSignInAndBackToTheSameOrder() {
        String order = placedElsewhere(customer);
        row(order).locator("button").click();
        assertThat(event(0)).isVisible();

        page.context().clearCookies();

        assertThat(workspace()).isHidden();
        button("Sign in as clerk").click();
        assertThat(event(0)).isVisible();
        complaintsOf(401);
    }

    @Test
    void aCommandThatTheServerCannotTakeNowIsToldSoAndSentAgain() {
        String confirmation = "**/api/orders/*/confirm";
        page.route(confirmation, command -> command.fulfill(problem(503, "store-unavailable", "Wait a little.")));
        confirm(placedElsewhere(customer));
        assertThat(page.locator("command-panel .outcome")).containsText("Wait a little.");
        complaintsOf(503);

        page.unroute(confirmation);
        button("Send it again").click();

        assertThat(page.locator("command-panel .outcome")).containsText("Accepted: OrderConfirmed");
    }

    @Test
    void aCommandThatIsForbiddenIsToldSo() {
        page.route(
                "**/api/orders/*/confirm",
                command -> command.fulfill(problem(403, "forbidden", "This needs another scope.")));

        confirm(placedElsewhere(customer));

        assertThat(page.locator("command-panel .outcome")).containsText("This needs another scope.");
        complaintsOf(403);
    }

    private void confirm(String order) {
        row(order).locator("button").click();
        page.locator("command-panel .chips label").getByText("Confirm").click();
        button("Confirm the order").click();
    }

    private Locator bar() {
        return page.locator("status-bar");
    }

    /** Windows of a browser without a screen are all in sight. */
    private void look(boolean isSeen) {
        page.evaluate(
                "isSeen => { Object.defineProperty(document, 'hidden', { value: !isSeen, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                isSeen);
    }

    private static FulfillOptions brokenAfter(String line) {
        return new FulfillOptions()
                .setHeaders(Map.of("Content-Type", "text/event-stream"))
                .setBody(line + "\n\n");
    }

    static FulfillOptions problem(int status, String slug, String detail) {
        return new FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Content-Type", "application/problem+json", "Retry-After", "30"))
                .setBody("{\"type\": \"/problems/%s\", \"title\": \"Not now\", \"status\": %s, \"detail\": \"%s\"}"
                        .formatted(slug, status, detail));
    }
}
