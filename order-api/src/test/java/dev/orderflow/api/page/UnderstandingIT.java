package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What shows people how it works: conflicts, correlation, and sums. */
@InEveryLook
class UnderstandingIT extends OnThePage {

    @BeforeEach
    void signIn() {
        signInAs("clerk");
    }

    @Test
    void ofTwoCommandsOnOneVersionOneWinsAndTheOtherIsToldWhatHappened() {
        openTab("Conflict");

        button("Race with If-Match").click();

        assertThat(racers("won")).hasCount(1);
        assertThat(racers("lost")).containsText("412, too late: version 0 was expected, and the order is at 1");
        complaintsOf(412);

        screenshot("conflict");

        button("Send it again for that version").click();
        assertThat(racers("won")).hasCount(2);
    }

    @Test
    void withoutAVersionBothAreAcceptedOneAfterTheOther() {
        openTab("Conflict");

        button("Race without").click();

        assertThat(racers("won")).hasCount(2);
        assertThat(page.locator("conflict-demo")).containsText("the second, decided on the new state");
    }

    @Test
    void aCommandIsFollowedToItsEventAndToTheReadModel() {
        openTab("Correlation");

        button("Place the order").click();

        Locator trace = page.locator("correlation-traces .traces > li").first();
        assertThat(trace).containsText("PlaceOrder");
        assertThat(trace).containsText(Pattern.compile("201\\s+accepted"));
        assertThat(trace).containsText("OrderPlaced");
        assertThat(trace.locator(".followers li.good")).containsText("order-list");
        screenshot("correlation");
    }

    /** As events are that were imported from elsewhere. */
    @Test
    void eventsWithoutACorrelationIdAreShownEachByItself() {
        openTab("Correlation");

        arrives(newCustomer());

        Locator imported =
                page.locator(".traces > li").filter(new FilterOptions().setHas(page.getByText("OrderImported")));
        assertThat(imported).hasCount(2);
        assertThat(imported.first()).containsText("a command of somebody");
    }

    /** Others may send hundreds a second. */
    @Test
    void ownCommandsAreNotLostInTheCrowd() {
        openTab("Correlation");
        button("Place the order").click();
        assertThat(page.locator("command-panel .accepted")).isVisible();
        for (int i = 0; i < 100; i++) {
            arrives(newCustomer());
        }

        page.getByLabel("Sent from this page only").check();

        assertThat(page.locator(".traces > li")).hasCount(1);
        assertThat(page.locator(".traces > li")).containsText("PlaceOrder");
        assertThat(page.locator(".traces > li")).containsText("OrderPlaced");
    }

    @Test
    void aRefusedCommandHasNoEvent() {
        String order = placedElsewhere(newCustomer());
        elsewhere("/api/orders/" + order + "/cancel", Map.of("reason", "Twice"));
        page.navigate("/?order=" + order);
        openTab("Correlation");
        page.locator("command-panel .chips label").getByText("Confirm").click();

        button("Confirm the order").click();

        Locator trace = page.locator("correlation-traces .traces > li").first();
        assertThat(trace).containsText(Pattern.compile("409\\s+already-cancelled"));
        assertThat(trace).containsText("no event");
        complaintsOf(409);
    }

    /** For whoever uses the keyboard, or a screen reader, as well. */
    @Test
    void aWordIsExplainedWhereItStands() {
        page.navigate("/?order=" + placedElsewhere(newCustomer()));
        Locator word = page.locator("two-sides glossary-term[name=projection]");
        Locator explanation = word.getByRole(AriaRole.TOOLTIP);
        assertThat(explanation).isHidden();

        word.locator("button").focus();
        assertThat(explanation).containsText("reads the log");
        assertThat(word.locator("button")).hasAccessibleDescription(Pattern.compile("reads the log"));

        page.keyboard().press("Escape");
        assertThat(explanation).isHidden();
        assertThat(word.locator("button")).isFocused();

        word.hover();
        assertThat(explanation).isVisible();
        screenshot("explained");
    }

    @Test
    void daysAndCustomersAreSummedUp() {
        String customer = newCustomer();
        String order = placedElsewhere(customer);
        page.navigate("/?order=" + order);

        openTab("Statistics");

        assertThat(page.locator("order-statistics")).containsText("Customer " + customer);
        assertThat(page.locator("order-statistics")).containsText("€41.48");
        screenshot("statistics");
    }

    /** Two events that have no correlation id. */
    private void arrives(String id) {
        page.evaluate("""
                async (id) => {
                  const { log } = await import('/app/core/live.js');
                  const imported = (position) => ({
                    position,
                    eventId: `${id}-${position}`,
                    aggregateId: id,
                    sequenceNumber: position,
                    type: 'OrderImported',
                    timestamp: '2026-01-01T00:00:00.000000Z',
                    payload: {},
                    metadata: {},
                    seenAt: performance.now(),
                  });
                  log.value = { ...log.value, arrived: [imported(1), imported(2)] };
                }
                """, id);
    }

    @Test
    void whatIsShippedIsRevenueOfItsDay() {
        String currency = // that nothing else is paid in
                switch (look) {
                    case WIDE_LIGHT -> "SEK";
                    case WIDE_DARK -> "NOK";
                    case NARROW_LIGHT -> "DKK";
                    default -> "PLN";
                };
        String order = placedElsewhere(newCustomer(), currency);
        elsewhere("/api/orders/" + order + "/confirm", Map.of());
        elsewhere("/api/orders/" + order + "/ship", Map.of("carrier", "Post", "trackingNumber", "RR-1"));

        openTab("Statistics");
        page.getByText("As a table").click();

        assertThat(page.locator("order-statistics tbody tr").first()).containsText(currency + "\u00a041.48");
        assertThat(page.locator("order-statistics .revenues")).containsText(currency + "\u00a041.48");
        assertThat(page.locator("order-statistics .revenues svg").first()).isVisible();
    }

    private Locator racers(String outcome) {
        return page.locator("conflict-demo article." + outcome);
    }
}
