package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list, and the events of one order, live: nobody reloads anything. */
@InEveryLook
class FollowingOrdersIT extends OnThePage {

    private final String customer = newCustomer();

    @BeforeEach
    void signIn() {
        signInAs("viewer");
    }

    @Test
    void anOrderThatIsPlacedElsewhereAppears() {
        String order = placedElsewhere(customer);

        assertThat(row(order)).containsText("PLACED");
        assertThat(page.locator("status-bar")).containsText(Pattern.compile("Log position\\s+\\d"));
    }

    @Test
    void whatHappensToTheChosenOrderElsewhereAppears() {
        String order = placedElsewhere(customer);
        row(order).getByRole(AriaRole.BUTTON).click();
        assertThat(event(0)).containsText("2 × book-1 at €19.99");

        elsewhere("/api/orders/" + order + "/confirm", Map.of());

        assertThat(event(1)).containsText("OrderConfirmed");
        assertThat(event(1)).containsText("clerk");
        assertThat(row(order)).containsText("CONFIRMED");
    }

    @Test
    void payloadAndMetadataOpenInPlace() {
        String order = placedElsewhere(customer);
        row(order).getByRole(AriaRole.BUTTON).click();

        event(0).locator("summary").click();

        assertThat(event(0)).containsText("\"customerId\": \"" + customer + "\"");
        assertThat(event(0)).containsText("\"actor\": \"clerk\"");
    }

    @Test
    void aListOfOneStateLetsGoOfWhatLeavesTheState() {
        page.locator("order-list select").selectOption("PLACED");
        String order = placedElsewhere(customer);
        assertThat(row(order)).isVisible();

        elsewhere("/api/orders/" + order + "/cancel", Map.of("reason", "Not wanted any more"));

        assertThat(row(order)).isHidden();
    }

    @Test
    void aListOfOneCustomerShowsNobodyElse() {
        String order = placedElsewhere(customer);
        String another = placedElsewhere(newCustomer());
        assertThat(row(another)).isVisible();

        filter().fill(customer);

        assertThat(row(another)).isHidden();
        assertThat(row(order)).isVisible();
    }

    @Test
    void aCustomerWithoutOrdersIsToldSo() {
        filter().fill("nobody-" + customer);

        assertThat(page.locator("order-list")).containsText("nobody-" + customer + " has no order");
    }

    @Test
    void anOrdersIdInPlaceOfACustomerOpensTheOrder() {
        String order = placedElsewhere(customer);

        filter().fill(order.toUpperCase(Locale.ROOT));

        assertThat(event(0)).containsText("OrderPlaced");
        assertThat(row(order)).isVisible();
    }

    @Test
    void theArrowsMoveThroughTheListWhichIsOneStopOfTheTabKey() {
        String first = placedElsewhere(customer);
        String second = placedElsewhere(customer);
        row(second).getByRole(AriaRole.BUTTON).focus();

        page.keyboard().press("ArrowDown");

        assertThat(row(first).getByRole(AriaRole.BUTTON)).isFocused();
        assertThat(page.locator("order-list .orders button[tabindex='0']")).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(row(first).getByRole(AriaRole.BUTTON)).hasAttribute("aria-current", "true");
    }

    @Test
    void anOrderThatIsNotThereIsToldSo() {
        page.navigate("/?order=00000000-0000-4000-8000-000000000000");

        assertThat(page.locator("order-timeline")).containsText("no such order");
        complaintsOf(404);
    }

    private Locator filter() {
        return page.getByRole(AriaRole.SEARCHBOX, new GetByRoleOptions().setName("Customer"));
    }
}
