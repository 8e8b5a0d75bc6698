package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The story in seven steps, each of which is over when what it tells has happened. */
class GuidedStoryIT extends FollowingTheStory {

    @AfterEach
    void asFastAsBefore() {
        elsewhereAs("operator", "PUT", "/demo/slowdowns/order-list", Map.of("millis", 0));
    }

    @Test
    void anOperatorIsLedThroughAllOfIt() {
        button("Guided story").click();
        assertThat(story()).containsText("1 of 7");
        assertThat(control()).containsText("Place the order");

        button("Place the order").click();
        assertTold("stored as event [\\d,]+ of the log: order \\w{8} is placed\\. The list of orders ha");
        screenshot("story-placed");

        next("Be refused");
        assertThat(control()).containsText("Ship");
        choose("Ship");
        button("Ship the order").click();
        assertTold("\\(not-confirmed\\): Only a confirmed order .* still at version 0");
        complaintsOf(409);

        next("Confirm in slow motion");
        lever().check();
        assertThat(story()).containsText("confirm the order");
        choose("Confirm");
        button("Confirm the order").click();
        assertThat(story()).containsText("Now switch slow motion off again.");
        screenshot("story-behind");
        lever().uncheck();
        assertTold("order-list was [\\d,]+ ms behind; the order itself was not: it had decided within [\\d,]+ ms");

        next("Travel in time");
        page.locator("time-travel input[type=range]").press("ArrowLeft");
        assertThat(story()).containsText("This is version 0 of 1");
        screenshot("story-past");
        button("Now$").click();
        assertTold("You have seen version 0 of 1, PLACED at .* the order’s first 1 event");

        next("Race");
        openTab("Conflict");
        assertThat(control()).containsText("Race with If-Match");
        button("Race with If-Match").click();
        assertTold("Both had seen version 0\\. One made version 1 of it");
        complaintsOf(412);
        screenshot("story-race");

        next("Break and repair");
        openTab("Dead letters");
        button("Create a dead letter").click();
        assertThat(story()).containsText("2 events that the list can’t take");
        button("Repair the projection").click();
        assertThat(story()).containsText("2 events still wait in the dead letters");
        screenshot("story-parked");
        button("Retry all 2 events").click();
        assertTold("2 events waited for .* now the list has the row of order");

        next("Replay");
        openTab("Processors");
        button("replay order-list").click();
        assertTold("order-list was built anew from the log, up to position [\\d,]+, in");

        next("the end");
        assertThat(story()).containsText("You have seen 7 steps of 7");
        screenshot("story-end");
    }

    @Test
    void aClickThatHasNoOutcomeEndsNoStep() {
        button("Guided story").click();
        assertThat(story()).containsText("1 of 7");
        page.route("**/api/orders", Route::abort);

        button("Place the order").click();

        assertThat(page.locator("command-panel .outcome")).containsText("can’t be reached");
        assertThat(story()).containsText("press “Place the order”");
        assertThat(story()).not().containsText("✓");
        page.unrouteAll();
        button("Send it again").click();
        assertTold("is placed");
        complaintsOfNoAnswer();
    }

    /** The reader does what a reader can, watches others, and goes on as somebody who may do more. */
    @Test
    void aViewerWatchesTravelsAndGoesOnAsAnother() {
        button("Sign out").click();
        assertThat(workspace()).isHidden();
        signInAs("viewer");
        button("Guided story").click();
        assertThat(story()).containsText("As soon as somebody places an order");
        screenshot("story-watching");

        String order = placedElsewhere(newCustomer());
        assertTold("stored as event");

        next("Be refused");
        assertThat(story()).containsText("leaves no event");
        button("Skip").click();

        assertThat(story()).containsText("Confirm in slow motion");
        page.locator("slow-projections button").click();
        assertThat(page.locator("status-bar")).containsText("slow motion");
        elsewhere("/api/orders/" + order + "/confirm", Map.of());
        assertTold("order-list was [\\d,]+ ms behind; the order itself was not: its event was in the log");

        next("Travel in time");
        button("Choose one for me").click();
        button("Do it for me").click();
        assertThat(story()).containsText("This is version 0 of 1");
        button("Come back").click();
        assertTold("You have seen version 0 of 1");

        next("Race");
        button("Go on as clerk").click();
        assertThat(button("clerk")).hasAttribute("aria-pressed", "true");
        assertThat(story()).containsText("5 of 7");
        assertThat(story()).containsText("press “Race with If-Match”");
    }

    private Locator lever() {
        return page.locator("slow-projections").getByRole(AriaRole.SWITCH);
    }

    private Locator control() {
        return page.locator("[data-story-control]");
    }
}
