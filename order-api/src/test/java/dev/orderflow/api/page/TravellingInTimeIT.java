package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.orderflow.domain.event.OrderEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order of four versions: placed, a line more, confirmed, shipped. */
@InEveryLook
class TravellingInTimeIT extends Travelling {

    @Test
    void aLinkLeadsToAVersion() {
        signInAs("viewer", "/?order=" + order + "&version=1");

        assertThat(after()).containsText("PLACED");
        assertThat(after().locator("[data-sku=lamp]")).containsText("added");
        assertThat(after().locator("[data-sku=book-1]")).not().containsText("added");
        assertThat(event(1)).hasAttribute("aria-current", "true");
    }

    @Test
    void whatAnEventHasChangedIsMarked() {
        signInAs("viewer", "/?order=" + order + "&version=2");

        assertThat(asItWas().locator("del")).containsText("PLACED");
        assertThat(asItWas().locator("ins")).containsText("CONFIRMED");
    }

    @Test
    void theEventStandsBetweenTheStateBeforeItAndTheStateAfterIt() {
        signInAs("viewer", "/?order=" + order + "&version=2");

        assertThat(asItWas().locator(".before")).containsText("PLACED");
        assertThat(asItWas().locator(".cause")).containsText("OrderConfirmed");
        assertThat(after()).containsText("CONFIRMED");
        assertThat(asItWas().locator(".branch")).containsText("OrderStatus.CONFIRMED");
        screenshot("step");
    }

    @Test
    void theFirstEventComesAfterNothing() {
        signInAs("viewer", "/?order=" + order + "&version=0");

        assertThat(asItWas().locator(".before")).containsText("There is no order yet.");
        assertThat(after()).containsText("PLACED");
        assertThat(asItWas().locator("ins, .added")).hasCount(0);
    }

    /** The page looks for it in the source as it stands, which no compiler compares with the page. */
    @Test
    void theBranchOfTheFoldIsFoundForEveryTypeOfEvent() {
        signInAs("viewer");

        for (Class<?> type : OrderEvent.class.getPermittedSubclasses()) {
            String branch = (String) page.evaluate("""
                    async (type) => (await (await import('/app/order-detail/fold-branch.js')).branchFor(type))?.text
                    """, type.getSimpleName());
            assertThat(branch)
                    .as(type.getSimpleName())
                    .startsWith("public OrderState on(")
                    .contains(type.getSimpleName() + " event")
                    .endsWith("\n}");
        }
    }

    @Test
    void whatHasChangedSinceThenIsOneClickAway() {
        signInAs("viewer", "/?order=" + order + "&version=1");

        button("What has changed since").click();

        assertThat(asItWas().locator("del")).containsText("PLACED");
        assertThat(asItWas().locator("ins").first()).containsText("SHIPPED");
        assertThat(asItWas()).containsText("RR-1");
        screenshot("since");
    }

    @Test
    void inThePastEveryPanelOfTheOrderShowsThePast() {
        signInAs("clerk", "/?order=" + order + "&version=1");
        choose("Ship");

        assertThat(identity()).containsText("PLACED");
        assertThat(sides()).containsText("PLACED");
        assertThat(sides()).not().containsText("SHIPPED");
        assertThat(sides()).not().containsText("In step");
        assertThat(commands()).containsText("PLACED");
        assertThat(commands()).containsText("Would be refused at this version");
        for (Locator panel : List.of(identity(), sides(), commands())) {
            assertThat(panel).containsText("version 1 of 3");
        }
        screenshot("past");

        sides().getByText("back to now").click();

        assertThat(identity()).containsText("SHIPPED");
        assertThat(sides()).containsText("In step");
        assertThat(page.locator(".past-note")).hasCount(0);
        assertThat(sides().locator(".both")).isFocused();
    }

    @Test
    void aVersionThatIsNotThereIsToldInWords() {
        signInAs("viewer", "/?order=" + order + "&version=17");

        assertThat(asItWas()).containsText("no version 17 yet");
    }

    private Locator identity() {
        return page.locator("order-timeline .identity");
    }

    private Locator sides() {
        return page.locator("two-sides");
    }

    private Locator commands() {
        return page.locator("command-panel form");
    }

    private Locator after() {
        return asItWas().locator(".after");
    }
}
