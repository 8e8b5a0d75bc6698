package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever an order contains is shown as it was written. */
class NothingRunsAsScriptIT extends OnThePage {

    private static final String ATTACK = "<img src=x onerror=alert(1)><script>alert(2)</script>${alert(3)}";

    @Test
    void textStaysText() {
        List<String> dialogs = new ArrayList<>();
        page.onDialog(dialog -> dialogs.add(dialog.message()));
        String order = placedElsewhere(newCustomer());
        elsewhere("/api/orders/" + order + "/cancel", Map.of("reason", ATTACK));

        signInAs("viewer", "/?order=" + order);
        event(1).locator("summary").click();

        assertThat(event(1)).containsText(ATTACK);
        assertThat(page.locator("time-travel")).containsText(ATTACK);
        assertThat(page.locator("two-sides")).containsText(ATTACK);
        assertThat(dialogs).isEmpty();
    }

    @Test
    void anAddressDoesNotEither() {
        signInAs("viewer", "/?order=%3Cimg%20src=x%20onerror=alert(1)%3E&version=%22%3E%3Cscript%3E");

        assertThat(page.locator("order-timeline")).containsText("not the identifier of an order");
    }
}
