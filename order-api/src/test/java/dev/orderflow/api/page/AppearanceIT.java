package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Light and dark, wide and narrow: everybody can use it, and nothing sticks out. Screenshots are in target/screenshots. */
class AppearanceIT extends OnThePage {

    @ParameterizedTest
    @EnumSource
    void theWayInSuitsEveryScreen(Look look) {
        arriveWith(look);
        page.navigate("/");
        assertThat(button("Sign in as clerk")).isVisible();

        screenshot("sign-in-" + look);
        assertThatNothingSticksOut();
        assertThatEverybodyCanUseIt();
    }

    @ParameterizedTest
    @EnumSource
    void thePageSuitsEveryScreen(Look look) {
        arriveWith(look);
        String order = placedElsewhere("emma.keller");
        elsewhere("/api/orders/" + order + "/lines", Map.of("sku", "lamp", "quantity", 1, "unitPrice", price("45.00")));
        elsewhere("/api/orders/" + order + "/confirm", Map.of());
        signInAs("operator", "/?order=" + order + "&version=1");
        assertThat(page.locator("two-sides")).containsText("In step");
        assertThat(page.locator("time-travel [data-sku=lamp]")).containsText("added");

        screenshot("page-" + look);
        assertThatNothingSticksOut();
        assertThatEverybodyCanUseIt();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Processors", "Dead letters", "Correlation", "Conflict", "Statistics"})
    void everyTabCanBeUsedByEverybody(String tab) {
        signInAs("operator");

        openTab(tab);
        assertThat(page.getByRole(AriaRole.TABPANEL)).not().containsText("Loading");

        screenshot("tab-" + tab.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
        assertThatEverybodyCanUseIt();
    }

    /** Each panel says which class and which document explain it. */
    @Test
    void everyPanelLinksToWhatExplainsIt() {
        signInAs("operator");

        for (var link : page.locator("a[href^='/source/']").all()) {
            String path = String.valueOf(link.getAttribute("href"));
            assertThat(page.request().get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(page.locator("a[href^='/source/']").count()).isGreaterThan(10);
    }

    private void assertThatNothingSticksOut() {
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0);
    }

    private void assertThatEverybodyCanUseIt() {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }
}
