package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One field for whatever is known of an order or an event, and the log event by event. */
@InEveryLook
class FindingAnythingIT extends OnThePage {

    @BeforeEach
    void signIn() {
        signInAs("clerk");
    }

    @Test
    void anOrderIsOpenedByTheBeginningOfItsIdByTheKeyboardAlone() {
        String order = listed(newCustomer());

        page.keyboard().press("Control+k");
        page.keyboard().type(order.substring(0, 13));
        assertThat(options().first()).containsText(order);
        assertThat(options().first()).hasAttribute("aria-selected", "true");
        page.keyboard().press("Enter");

        assertThat(page.locator("order-timeline")).containsText(order);
        assertThat(field()).isHidden();
    }

    @Test
    void theArrowsChooseAmongWhatWasFoundAndEscapeCloses() {
        String customer = newCustomer();
        listed(customer);
        button("Find anything").click();
        field().fill(customer);
        assertThat(options()).hasCount(2);

        page.keyboard().press("ArrowDown");
        assertThat(options().nth(1)).hasAttribute("aria-selected", "true");
        assertThat(field()).hasAttribute("aria-activedescendant", "finding-payloads");
        page.keyboard().press("ArrowDown");
        assertThat(options().nth(0)).hasAttribute("aria-selected", "true");
        page.keyboard().press("Escape");

        assertThat(field()).isHidden();
        assertThat(button("Find anything")).isFocused();
    }

    @Test
    void aCustomerFiltersTheList() {
        String customer = newCustomer();
        String order = listed(customer);
        listed(newCustomer());

        find(customer.substring(0, customer.length() - 1), customer);

        assertThat(row(order)).isVisible();
        assertThat(page.locator("order-list .orders li")).hasCount(1);
        assertThat(page.locator("order-list input[type=search]")).hasValue(customer);
    }

    @Test
    void whoPastesAnOrdersIdGoesToTheOrder() {
        String order = listed(newCustomer());

        paste("  " + order + "\n");

        assertThat(page.locator("order-timeline")).containsText(order);
    }

    @Test
    void whatNothingIsCalledIsSaid() {
        paste(UUID.randomUUID().toString());

        assertThat(page.locator("find-anything [role=status]")).hasText("Nothing has this name.");
    }

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
    void everybodyCanUseIt() {
        String customer = newCustomer();
        String order = listed(customer);
        button("Find anything").click();
        field().fill(order.substring(0, 2));
        assertThat(options().first()).containsText(order.substring(0, 2));
        suitsEveryLook("find");
        page.keyboard().press("Escape");

        explore("", "Look through all events");
        assertThat(rows().first()).isVisible();
        suitsEveryLook("explorer");

        rows().first().getByRole(AriaRole.BUTTON).click();
        assertThat(explorer().locator("event-view")).containsText("\"position\"");
        suitsEveryLook("explorer-opened");
    }

    private void suitsEveryLook(String name) {
        Look before = look;
        assertThatNothingSticksOut();
        for (Look each : Look.values()) {
            showIn(each);
            screenshot(name);
            AxeRunOptions options = new AxeRunOptions();
            options.setResultTypes(List.of("violations"));
            assertThat(new AxeBuilder(page)
                            .options(options)
                            .setLegacyMode(true)
                            .include("dialog[open]")
                            .analyze()
                            .getViolations())
                    .as("what keeps somebody from using %s on %s", name, each)
                    .isEmpty();
        }
        showIn(before);
    }

    private String listed(String customer) {
        String order = placedElsewhere(customer);
        assertThat(row(order)).isVisible();
        return order;
    }

    private String correlationIdOf(String order) {
        String events = elsewhereAs("viewer", "GET", "/api/orders/" + order + "/events", null);
        return events.replaceFirst("(?s).*\"correlationId\": ?\"([^\"]+)\".*", "$1");
    }

    private void find(String text, String option) {
        button("Find anything").click();
        field().fill(text);
        options().filter(containing(option)).first().click();
    }

    private void explore(String text, String option) {
        find(text, option);
        assertThat(explorer().locator("dialog")).isVisible();
    }

    private void paste(String text) {
        page.evaluate("""
                (text) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/plain', text);
                  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
                }
                """, text);
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private Locator field() {
        return page.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName(Pattern.compile("^Order, customer")));
    }

    private Locator options() {
        return page.locator("find-anything [role=option]");
    }

    private Locator explorer() {
        return page.locator("event-explorer");
    }

    private Locator rows() {
        return explorer().locator("event-rows li");
    }
}
