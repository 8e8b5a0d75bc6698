package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;

/** A clerk who looks for something. */
abstract class Finding extends OnThePage {

    @BeforeEach
    void signIn() {
        signInAs("clerk");
    }

    String listed(String customer) {
        String order = placedElsewhere(customer);
        assertThat(row(order)).isVisible();
        return order;
    }

    String correlationIdOf(String order) {
        String events = elsewhereAs("viewer", "GET", "/api/orders/" + order + "/events", null);
        return events.replaceFirst("(?s).*\"correlationId\": ?\"([^\"]+)\".*", "$1");
    }

    void find(String text, String option) {
        button("Find anything").click();
        field().fill(text);
        options().filter(containing(option)).first().click();
    }

    void explore(String text, String option) {
        find(text, option);
        assertThat(explorer().locator("dialog")).isVisible();
    }

    static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    Locator field() {
        return page.getByRole(AriaRole.COMBOBOX, new GetByRoleOptions().setName(Pattern.compile("^Order, customer")));
    }

    Locator options() {
        return page.locator("find-anything [role=option]");
    }

    Locator explorer() {
        return page.locator("event-explorer");
    }

    Locator rows() {
        return explorer().locator("event-rows li");
    }
}
