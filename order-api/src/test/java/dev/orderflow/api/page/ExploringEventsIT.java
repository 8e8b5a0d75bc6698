package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The log event by event, by whatever is known of an event. */
@InEveryLook
class ExploringEventsIT extends Finding {

    @Test
    void aRequestLeadsToItsEvents() {
        String customer = newCustomer();
        String order = listed(customer);
        button("Find anything").click();
        page.keyboard().type(correlationIdOf(order));
        options().filter(containing("of one request")).click();

        assertThat(rows()).hasCount(1);
        assertThat(rows().first()).containsText("OrderPlaced");
        assertThat(explorer().getByText("1 event in all")).isVisible();
    }

    @Test
    void anEventIsShownWithItsJsonAndItsOrderAsItWasThen() {
        String customer = newCustomer();
        String order = listed(customer);
        elsewhere("/api/orders/" + order + "/confirm", Map.of());
        elsewhere("/api/orders/" + order + "/cancel", Map.of("reason", "Nobody was at home"));
        explore("nobody WAS at home", "Search the payload");
        explorer().getByLabel("Order id").fill(order.substring(0, 8));
        assertThat(rows()).hasCount(1);
        explorer().getByLabel("Payload contains").fill("");
        assertThat(rows()).hasCount(3);

        rows().nth(1).getByRole(AriaRole.BUTTON).click();

        assertThat(explorer().locator("event-view")).containsText("\"type\": \"OrderConfirmed\"");
        assertThat(explorer().locator("event-view .badge")).hasText("CONFIRMED");
        screenshot("explorer-event");
        button("Open the order at version 1").click();
        assertThat(page.locator("order-timeline")).containsText(order);
        assertThat(event(1)).hasAttribute("aria-current", "true");
    }

    @Test
    void thousandsOfEventsAreScrolledThroughAndOnlyThoseInSightAreDrawn() {
        for (int i = 0; i < 130; i++) {
            placedElsewhere(newCustomer());
        }
        explore("", "Look through all events");
        assertThat(rows().first()).isVisible();

        explorer().locator("event-rows button[tabindex='0']").focus();
        page.keyboard().press("End");
        assertThat(explorer().locator(".state")).not().containsText("100 events");

        assertThat(rows().count()).isLessThan(100);
        Locator focused = explorer().locator("event-rows button:focus");
        assertThat(focused).hasCount(1);
        page.keyboard().press("Home");
        assertThat(rows().first().getByRole(AriaRole.BUTTON)).isFocused();
    }

    @Test
    void aFilterThatCannotFitIsExplained() {
        explore("", "Look through all events");
        assertThat(rows().first()).isVisible();

        explorer().getByLabel("Customer").fill("a b");

        assertThat(explorer().getByText("Customer: letters, digits, dots, dashes and underscores"))
                .isVisible();
    }

    @Test
    void aFilterIsInTheAddressAndSurvivesAReload() {
        String customer = newCustomer();
        elsewhere("/api/orders/" + listed(customer) + "/confirm", Map.of());
        explore("", "Look through all events");
        explorer().getByLabel("Customer").fill(customer);
        explorer().getByLabel("Type").selectOption("OrderConfirmed");
        assertThat(rows()).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("\\?events=&type=OrderConfirmed&customerId=" + customer));

        page.reload();

        assertThat(rows()).hasCount(1);
        assertThat(explorer().getByLabel("Customer")).hasValue(customer);
        explorer().getByLabel("From").fill("2099-01-01T00:00");
        assertThat(rows()).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("&from=20(98|99)-\\d\\d-\\d\\dT\\d\\d%3A\\d\\d%3A00.000Z"));
        button("Close").click();
        assertThat(page).not().hasURL(Pattern.compile("events"));
    }

    @Test
    void theBackButtonLeavesTheExplorerAndComesBackToIt() {
        String customer = newCustomer();
        String order = listed(customer);
        explore("", "Look through all events");
        explorer().getByLabel("Payload contains").fill(customer);
        assertThat(rows()).hasCount(1);
        rows().first().getByRole(AriaRole.BUTTON).click();
        button("Open the order at version 0").click();
        assertThat(page.locator("order-timeline")).containsText(order);

        page.goBack();
        assertThat(explorer().getByLabel("Payload contains")).hasValue(customer);
        assertThat(rows()).hasCount(1);

        page.goBack();
        assertThat(explorer().locator("dialog")).isHidden();
        assertThat(page).not().hasURL(Pattern.compile("events|order"));
    }

    @Test
    void everybodyCanUseIt() {
        listed(newCustomer());
        explore("", "Look through all events");
        assertThat(rows().first()).isVisible();
        assertThatEverybodyCanUse("dialog[open]", "explorer");

        rows().first().getByRole(AriaRole.BUTTON).click();
        assertThat(explorer().locator("event-view")).containsText("\"position\"");
        assertThatEverybodyCanUse("dialog[open]", "explorer-opened");
    }
}
