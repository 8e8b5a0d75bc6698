package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Light and dark, wide and narrow: everybody can use it, and nothing sticks out. Screenshots are in target/screenshots. */
class AppearanceIT extends OnThePage {

    private static final String IS_ON_TOP = """
            (element) => {
              const { x, y, width, height } = element.getBoundingClientRect();
              return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
            }
            """;

    @AfterEach
    void leaveNothingBehind() {
        page.unrouteAll();
        new Operator(page).asItWasBefore();
    }

    @Test
    void theWayInSuitsEveryScreen() {
        page.navigate("/");
        assertThat(button("Sign in as clerk")).isVisible();

        assertThatEverybodyCanUseIt("sign-in");
    }

    @Test
    void thePageSuitsEveryScreen() {
        String order = placedElsewhere("emma.keller");
        elsewhere("/api/orders/" + order + "/lines", Map.of("sku", "lamp", "quantity", 1, "unitPrice", price("45.00")));
        elsewhere("/api/orders/" + order + "/confirm", Map.of());
        signInAs("operator", "/?order=" + order);
        assertThat(page.locator("two-sides")).containsText("In step");
        assertThat(page.locator("time-travel .branch")).isVisible();

        assertThatEverybodyCanUseIt("page");

        event(1).locator("button").click();
        assertThat(page.locator("time-travel .after [data-sku=lamp]")).containsText("added");
        assertThatEverybodyCanUseIt("past");
    }

    @Test
    void everyTabSuitsEveryScreen() {
        signInAs("operator", "/?order=" + placedElsewhere("emma.keller"));

        for (String tab : tabs()) {
            openTab(tab);
            assertThat(page.getByRole(AriaRole.TABPANEL)).not().containsText("Loading");

            assertThatEverybodyCanUse(
                    "operations-tabs", "tab-" + tab.toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
    }

    @Test
    void theStorySuitsEveryScreen() {
        signInAs("operator", "/?order=" + placedElsewhere("emma.keller"));
        button("Guided story").click();
        assertThat(page.locator("guided-story")).containsText("Place an order");
        assertThatEverybodyCanUseIt("story");

        for (Look each : Look.values()) {
            showIn(each);
            button("Show me").click();
            Locator control = page.locator("[data-story-control]");
            assertThat(control).isInViewport();
            assertThat(control.evaluate(IS_ON_TOP))
                    .as("nothing covers it on %s", each)
                    .isEqualTo(true);
            assertThat(page.locator("guided-story h2")).isInViewport();
            screenshot("story-control");
        }
        showIn(Look.WIDE_LIGHT);
        button("viewer").click();
        button("Guided story").click();
        assertThat(page.locator("guided-story")).containsText("Go on as clerk");
        assertThatEverybodyCanUse("guided-story", "story-of-a-viewer");
    }

    /** Colours that warn, and what is opened only when somebody wants to know. */
    @Test
    void whatGoesWrongSuitsEveryScreenToo() {
        signInAs("operator");
        openTab("Dead letters");
        button("Create a dead letter").click();
        page.locator(".letters summary").first().click();
        button("Place the order").click();
        assertThat(page.locator("command-panel .accepted")).isVisible();
        event(0).locator("summary").click();
        assertThatEverybodyCanUseIt("accepted");

        choose("Ship");
        button("Ship the order").click();
        assertThat(page.locator("command-panel .refused")).isVisible();
        assertThatEverybodyCanUseIt("wrong");
        complaintsOf(409);
    }

    @Test
    void sourcesAndDocumentsSuitEveryScreenToo() {
        signInAs("viewer", "/?order=" + placedElsewhere("emma.keller"));
        page.locator("time-travel a[href*='OrderStateFold']").click();
        assertThat(page.locator("source-reader .meant").first()).isVisible();
        assertThatEverybodyCanUseIt("source");

        page.evaluate("async () => (await import('/app/reading/source-reader.js')).read('/source/docs/operations.md')");
        assertThat(page.locator("source-reader table").first()).isVisible();
        assertThatEverybodyCanUseIt("document");
    }

    @Test
    void theStepperSuitsEveryScreenToo() {
        String order = placedElsewhere("emma.keller");
        elsewhere("/api/orders/" + order + "/confirm", Map.of());
        signInAs("operator");
        page.locator(".cell[aria-label^='OrderConfirmed'][aria-label*='" + order.substring(0, 8) + "']")
                .click();
        button("step customer-summary to here").click();
        assertThat(page.locator("projection-stepper li.next")).containsText("OrderConfirmed");
        button("Apply next").click();
        assertThat(page.locator("projection-stepper .change").first()).isVisible();
        assertThat(page.locator("projection-stepper .code")).isVisible();

        assertThatEverybodyCanUseIt("stepper");
    }

    @Test
    void whatIsNotKnownForCertainCanStillBeRead() {
        signInAs("operator");
        page.route("**/actuator/health", request -> request.fulfill(new FulfillOptions().setStatus(502)));

        assertThat(page.locator("status-bar .stale")).containsText("can’t be reached");

        assertThatEverybodyCanUseIt("stale");
        complaintsOf(502);
    }

    /** Each panel and each tab says which class and which document explain it. */
    @Test
    void everyPanelLinksToWhatExplainsIt() {
        signInAs("operator");
        Set<String> paths = new TreeSet<>();

        for (String tab : tabs()) {
            openTab(tab);
            assertThat(page.locator("operations-tabs a[href^='/source/']").first())
                    .isVisible();
            for (Locator link : page.locator("a[href^='/source/']").all()) {
                paths.add(String.valueOf(link.getAttribute("href")));
            }
        }

        assertThat(paths).hasSizeGreaterThan(20);
        for (String path : paths) {
            assertThat(page.request().get(path).status()).as(path).isEqualTo(200);
        }
    }

    private List<String> tabs() {
        Locator tabs = page.locator("operations-tabs [role=tab]");
        assertThat(tabs.first()).isVisible();
        List<String> titles = tabs.allTextContents().stream().map(String::strip).toList();
        assertThat(titles).hasSizeGreaterThan(6);
        return titles;
    }

    private void assertThatEverybodyCanUseIt(String screenshot) {
        assertThatEverybodyCanUse("html", screenshot);
    }
}
