package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Above a customer's orders. An order that somebody else places is worth 41.48 euros. */
@InEveryLook
class CreditOfACustomerIT extends OnThePage {

    private final String customer = newCustomer();

    @BeforeEach
    void signIn() {
        signInAs("viewer");
    }

    @Test
    void aLimitIsShownWithWhatIsOpenAndFollowsTheOrders() {
        limited();
        String order = placedElsewhere(customer);

        listOf(customer);

        assertThat(credit()).containsText("€41.48 of €100.00 used");
        elsewhere("/api/orders/" + order + "/cancel", Map.of("reason", "Not wanted any more"));
        assertThat(credit()).containsText("€0.00 of €100.00 used");
        screenshot("credit");
    }

    @Test
    void withoutALimitNothingIsSaid() {
        String order = placedElsewhere(customer);

        listOf(customer);

        assertThat(row(order)).isVisible();
        assertThat(page.locator("order-list li")).hasCount(1);
        assertThat(credit()).isEmpty();
    }

    @Test
    void anOrderThatIsNotListedCountsToo() {
        limited();
        placedElsewhere(customer);
        listOf(customer);
        page.locator("order-list select").selectOption("SHIPPED");
        assertThat(page.locator("order-list li")).hasCount(0);
        assertThat(credit()).containsText("€41.48 of");

        placedElsewhere(customer);

        assertThat(credit()).containsText("€82.96 of");
    }

    @Test
    void aFailureIsNotTheEnd() {
        limited();
        placedElsewhere(customer);
        page.route("**/credit", Route::abort);
        page.waitForRequest("**/credit", () -> listOf(customer));
        assertThat(credit()).isEmpty();

        page.unrouteAll();

        assertThat(credit()).containsText("€41.48 of");
        complaintsOfNoAnswer();
    }

    /** An old sum would stand there as if it were true now. */
    @Test
    void withoutAServerNothingIsSaid() {
        limited();
        placedElsewhere(customer);
        listOf(customer);
        assertThat(credit()).containsText("€41.48 of");

        page.context().setOffline(true);
        assertThat(credit()).isEmpty();

        page.context().setOffline(false);
        assertThat(credit()).containsText("€41.48 of");
        complaintsOfNoAnswer();
    }

    private void limited() {
        elsewhereAs(
                "operator",
                "PUT",
                "/api/customers/" + customer + "/credit-limit",
                Map.of("amount", "100.00", "currency", "EUR"));
    }

    private void listOf(String customerId) {
        page.getByRole(AriaRole.SEARCHBOX, new GetByRoleOptions().setName("Customer"))
                .fill(customerId);
    }

    private Locator credit() {
        return page.locator("customer-credit");
    }
}
