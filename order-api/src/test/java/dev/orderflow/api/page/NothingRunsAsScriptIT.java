package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever an order contains is shown as it was written. */
class NothingRunsAsScriptIT extends OnThePage {

    private static final String ATTACK = "<img src=x onerror=alert(1)><script>alert(2)</script>${alert(3)}";

    private final List<String> dialogs = new ArrayList<>();

    @BeforeEach
    void listen() {
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
    }

    @AfterEach
    void nothingHasRun() {
        assertThat(page.locator("img[src=x]")).hasCount(0);
        assertThat(dialogs).isEmpty();
    }

    @Test
    void theReasonStaysText() {
        String order = placedElsewhere(newCustomer());
        elsewhere("/api/orders/" + order + "/cancel", Map.of("reason", ATTACK));

        signInAs("viewer", "/?order=" + order);
        event(1).locator("summary").click();

        assertThat(event(1)).containsText(ATTACK);
        assertThat(page.locator("time-travel")).containsText(ATTACK);
        assertThat(page.locator("two-sides")).containsText(ATTACK);
        screenshot("attack");
    }

    @Test
    void theCarrierAndTheTrackingNumberStayText() {
        String order = placedElsewhere(newCustomer());
        elsewhere("/api/orders/" + order + "/confirm", Map.of());
        elsewhere("/api/orders/" + order + "/ship", Map.of("carrier", ATTACK, "trackingNumber", ATTACK));

        signInAs("viewer", "/?order=" + order);
        event(2).locator("summary").click();

        for (String part : List.of("order-timeline .content", "time-travel", "two-sides")) {
            assertThat(page.locator(part)).containsText(ATTACK);
        }
        assertThat(event(2).getByRole(AriaRole.BUTTON).first()).containsText("by " + ATTACK + ", " + ATTACK);
    }

    /** Events come from whoever may write to the log, in types that this page does not know. */
    @Test
    void anUnknownEventStaysText() {
        String order = placedElsewhere(newCustomer());
        page.route("**/api/orders/" + order + "/events*", request -> {
            APIResponse answer = request.fetch();
            String body = answer.text()
                    .replace("\"OrderPlaced\"", "\"" + ATTACK + "\"")
                    .replace("\"book-1\"", "\"" + ATTACK + "\"")
                    .replace("\"clerk\"", "\"" + ATTACK + "\"");
            request.fulfill(new FulfillOptions().setResponse(answer).setBody(body));
        });

        signInAs("viewer", "/?order=" + order);
        event(0).locator("summary").click();

        assertThat(event(0).getByRole(AriaRole.BUTTON).first()).containsText(ATTACK);
        assertThat(event(0)).containsText("by " + ATTACK);
        assertThat(event(0)).containsText("\"sku\": \"" + ATTACK + "\"");
    }

    /** A client may choose it freely. */
    @Test
    void theCorrelationIdStaysText() {
        signInAs("clerk");
        openTab("Correlation");

        APIResponse answer = page.request()
                .post(
                        "/api/orders/" + placedElsewhere(newCustomer()) + "/confirm",
                        RequestOptions.create()
                                .setHeader("Authorization", "Basic Y2xlcms6Y2xlcms=")
                                .setHeader("X-Correlation-Id", ATTACK)
                                .setData(Map.of()));

        assertThat(answer).isOK();
        assertThat(page.locator(".traces > li").first().getByTitle("Correlation id"))
                .hasAttribute("title", "Correlation id " + ATTACK);
    }

    @Test
    void anAddressDoesNotEither() {
        signInAs("viewer", "/?order=%3Cimg%20src=x%20onerror=alert(1)%3E&version=%22%3E%3Cscript%3E");

        assertThat(page.locator("order-timeline")).containsText("not the identifier of an order");
    }
}
