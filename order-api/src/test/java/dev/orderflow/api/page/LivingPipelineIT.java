package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From a command to its answers: what the strip across the top shows of it. */
class LivingPipelineIT extends Operating {

    @Test
    void anAcceptedCommandIsFollowedToItsCellAndToTheProjections() {
        button("Place the order").click();

        assertThat(decision()).containsText("accepted");
        assertThat(cells().last()).hasAttribute("aria-label", Pattern.compile("^OrderPlaced"));
        assertThat(page.locator("incident-line")).containsText("projections have read the log");
        screenshot("pipeline");
    }

    @Test
    void aRefusalNamesItsRule() {
        button("Place the order").click();
        assertThat(event(0)).isVisible();

        choose("Ship");
        button("Ship the order").click();

        assertThat(decision()).containsText("not-confirmed");
        assertThat(decision()).containsText("Only a confirmed order can be shipped.");
        complaintsOf(409);
    }

    @Test
    void aPausedProjectionStandsAndWhatIsBeforeItIsItsLag() {
        pause("customer-summary");
        placedElsewhere(newCustomer());
        placedElsewhere(newCustomer());

        assertThat(chip("customer-summary")).containsText("paused");
        assertThat(chip("customer-summary")).containsText("2 events behind");
        assertThat(page.locator(".lane.paused")).hasCount(1);
        assertThat(page.locator("incident-line")).containsText("customer-summary · paused");
        screenshot("pipeline-paused");

        button("Resume, customer-summary").click();

        assertThat(page.locator(".lane.paused")).hasCount(0);
        assertThat(page.locator("incident-line")).containsText("projections have read the log");
    }

    @Test
    void aDeadLetterIsAMarkedCellAndTheIncidentLineRepairsIt() {
        elsewhereAs("operator", "POST", "/demo/dead-letter", null);

        assertThat(page.locator(".cell.parked")).hasCount(2);
        assertThat(page.locator(".lane .letter")).hasCount(2);
        assertThat(chip("order-list")).containsText("2 events parked");
        assertThat(page.locator("incident-line")).containsText("order-list · 2 events of 1 order parked since");
        assertThat(page.locator("status-bar")).containsText("Degraded");
        screenshot("pipeline-parked");

        elsewhereAs("operator", "DELETE", "/demo/fault", null);
        button("Retry all, order-list").click();

        assertThat(page.locator(".cell.parked")).hasCount(0);
        assertThat(page.locator("status-bar")).containsText("Healthy");
    }

    /** The streams belong to what is loaded first, and nothing happens any more that would tell of this order. */
    @Test
    void theTapeIsFilledAlthoughItIsLoadedAfterTheStreamsAreOpen() {
        String order = placedElsewhere(newCustomer());
        List<Route> late = new CopyOnWriteArrayList<>();
        page.route("**/pipeline/tape.js", late::add);
        page.navigate("/", new NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        assertThat(page.locator("status-bar")).containsText("Live");

        page.unroute("**/pipeline/tape.js");
        late.forEach(Route::resume);

        assertThat(page.locator(".cell[aria-label*='%s']".formatted(order.substring(0, 8))))
                .isVisible();
    }

    @Test
    void aReplayIsASecondCursor() {
        placedElsewhere(newCustomer());
        customerSummaryHas(Map.of("replaying", "{'percent':42,'eventsPerSecond':1234,'secondsLeft':75}"));

        assertThat(page.locator(".lane .rebuild")).hasCount(1);
        assertThat(chip("customer-summary")).containsText("42%");
    }

    @Test
    void aCellOpensItsEventWithTheRowsAndTheCode() {
        String order = placedElsewhere(newCustomer());
        Locator cell = page.locator(".cell[aria-label*='" + order.substring(0, 8) + "']");

        cell.click();

        Locator detail = page.locator(".event-detail");
        assertThat(detail).containsText("\"orderId\": \"" + order + "\"");
        assertThat(detail.getByText("handled")).hasCount(4);
        assertThat(detail.locator("a[href$='OrderListProjection.java']")).isVisible();
        page.keyboard().press("Escape");
        assertThat(detail).isHidden();
    }

    @Test
    void theLogIsOneStopOfTheTabKeyAndTheArrowsMoveAlongIt() {
        elsewhere("/api/orders/" + placedElsewhere(newCustomer()) + "/confirm", Map.of());
        assertThat(cells().last()).hasAttribute("aria-label", Pattern.compile("^OrderConfirmed"));
        cells().last().focus();

        page.keyboard().press("ArrowLeft");
        page.keyboard().press("Enter");

        assertThat(page.locator(".event-detail")).containsText("OrderPlaced");
        assertThat(page.locator(".cell[tabindex='0']")).hasCount(1);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Close")).click();
        assertThat(page.locator(".event-detail")).isHidden();
    }

    private Locator decision() {
        return page.locator("living-pipeline .decision");
    }

    private Locator cells() {
        return page.locator("living-pipeline .cell");
    }
}
