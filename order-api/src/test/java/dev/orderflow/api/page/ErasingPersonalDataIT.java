package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An order is placed with a recipient, whom an operator erases. */
class ErasingPersonalDataIT extends Operating {

    private final String customer = newCustomer();
    private final String name = "Ada " + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aRecipientIsSentOnlyIfSomebodyUnfoldsIt() {
        enter("Customer", customer);
        page.getByText("Recipient (optional)").click();
        enter("Name", name);
        enter("Country", "UK");
        button("Place the order").click();
        assertThat(page.locator("command-panel .fault")).containsText("country code");
        assertThatEverybodyCanUse("command-panel", "recipient-form");

        enter("Country", "GB");
        button("Place the order").click();
        assertThat(recipient()).containsText(name);

        page.getByText("Recipient (optional)").click();
        button("Place the order").click();
        assertThat(event(0)).isVisible();
        assertThat(recipient()).hasCount(0);
        complaintsOf(400);
    }

    @Test
    void anErasureIsConfirmedAndCannotBeTakenBack() {
        page.navigate("/?order=" + placedWithARecipient());
        assertThat(recipient()).containsText(name);

        button("Erase personal data").click();
        button("Keep them").click();
        assertThat(recipient()).containsText(name);
        button("Erase personal data").click();
        assertThat(page.locator("erase-personal-data")).containsText(customer);
        assertThat(button("Keep them")).isInViewport();
        assertThatEverybodyCanUse("order-timeline", "erase-personal-data");
        button("Erase them").click();

        assertThat(recipient()).containsText("erased on");
        assertThat(button("Erase personal data")).hasCount(0);
        screenshot("personal-data-erased");
    }

    @Test
    void whatSomebodyElseErasesDisappearsFromThisWindow() {
        String order = placedWithARecipient();
        elsewhere("/api/orders/" + order + "/confirm", Map.of());
        page.navigate("/?order=" + order + "&version=0");
        assertThat(recipient()).containsText(name);

        elsewhereAs("operator", "DELETE", "/api/customers/" + customer + "/personal-data", null);

        assertThat(recipient()).containsText("erased on");
        event(1).locator("button").first().click();
        assertThat(page.locator("time-travel output")).containsText("version 1 of 1");
        assertThat(recipient()).containsText("erased on");
    }

    private String placedWithARecipient() {
        String order = UUID.randomUUID().toString();
        elsewhere(
                "/api/orders",
                Map.of(
                        "orderId",
                        order,
                        "customerId",
                        customer,
                        "lines",
                        List.of(line("book-1", 1, price("19.99"))),
                        "recipient",
                        Map.of(
                                "name", name,
                                "street", "12 St. James Square",
                                "city", "London",
                                "postalCode", "SW1Y 4JH",
                                "country", "GB")));
        return order;
    }

    private void enter(String label, String value) {
        page.locator("command-panel")
                .getByLabel(label, new Locator.GetByLabelOptions().setExact(true))
                .fill(value);
    }

    /** In the order as it was at the version in sight. */
    private Locator recipient() {
        return page.locator("time-travel .after .facts > div").filter(new FilterOptions().setHasText("Recipient"));
    }
}
