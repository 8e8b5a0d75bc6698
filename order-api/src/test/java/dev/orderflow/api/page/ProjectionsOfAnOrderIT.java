package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page says “in step” only of what it knows to be in step. */
class ProjectionsOfAnOrderIT extends Operating {

    @Test
    void anOrderIsInStepOnceEveryProjectionHasIt() {
        page.navigate("/?order=" + placedElsewhere(newCustomer()));

        assertThat(sides()).containsText("= In step.");
        assertThat(sides().locator(".standings .good")).hasCount(4);
    }

    /** Its details are there, and the list refuses it. */
    @Test
    void anOrderWithADeadLetterIsNotInStep() {
        String order = JsonPath.read(elsewhereAs("operator", "POST", "/demo/dead-letter", Map.of()), "$.orderId");

        page.navigate("/?order=" + order);

        assertThat(projection("order-list")).containsText("2 events parked as dead letters");
        assertThat(projection("order-details")).containsText("✓");
        assertThat(sides()).containsText("Not in every projection: order-list");
        assertThat(sides()).not().containsText("In step");
        screenshot("parked");
    }

    @Test
    void aDeadLetterOfOneOrderIsNothingToAnother() {
        elsewhereAs("operator", "POST", "/demo/dead-letter", Map.of());

        page.navigate("/?order=" + placedElsewhere(newCustomer()));

        assertThat(sides()).containsText("= In step.");
    }

    @Test
    void aPausedProjectionDoesNotHaveWhatHappensMeanwhile() {
        String order = placedElsewhere(newCustomer());
        page.navigate("/?order=" + order);
        assertThat(sides()).containsText("= In step.");
        pause("daily-statistics");

        elsewhere("/api/orders/" + order + "/confirm", Map.of());

        assertThat(projection("daily-statistics")).containsText("not yet: it is paused");
        assertThat(sides()).containsText("Not in every projection: daily-statistics");
        assertThat(sides()).not().containsText("In step");
    }

    @Test
    void whoSeesNoProjectionsIsToldOfTheDetailsAlone() {
        String order = placedElsewhere(newCustomer());
        button("Sign out").click();

        signInAs("viewer", "/?order=" + order);

        assertThat(sides()).containsText("= In step with order-details.");
        assertThat(sides()).containsText("Operators see every projection.");
    }

    @Test
    void nothingIsInStepThatTheWindowDoesNotHearOf() {
        page.navigate("/?order=" + placedElsewhere(newCustomer()));
        assertThat(sides()).containsText("= In step.");

        page.context().setOffline(true);

        assertThat(sides()).containsText("Not known: this window does not hear from the server.");
        assertThat(sides()).not().containsText("In step");
        page.context().setOffline(false);
        assertThat(sides()).containsText("= In step.");
        complaintsOfNoAnswer();
    }

    private Locator projection(String name) {
        return sides().locator("[data-projection=" + name + "]");
    }

    private Locator sides() {
        return page.locator("two-sides");
    }
}
