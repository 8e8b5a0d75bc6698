package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator has a read model rebuilt, and is told how far it is and how it ended. */
@InEveryLook
class RebuildingReadModelsIT extends Operating {

    @Autowired
    private JdbcClient sql;

    @Test
    void aReadModelIsRebuiltWhileTheOldOneAnswers() {
        placedElsewhere(newCustomer());
        openTab("Processors");

        button("replay customer-summary").click();

        assertThat(page.locator("processor-table .outcome"))
                .containsText(Pattern.compile("customer-summary (is being|has been) rebuilt"));
        assertThat(page.locator("processor-table .outcome")).containsText("its new rows are live");
    }

    /** With so few orders it is over before anybody has looked, so nobody ever sees it at work. */
    @Test
    void aRebuildThatIsOverBeforeItsRequestIsAnsweredIsToldAllTheSame() {
        openTab("Processors");
        page.route("**/api/processors/customer-summary/replay", request -> {
            APIResponse answer = request.fetch();
            Awaitility.await()
                    .pollInSameThread()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> page.request()
                            .get("/api/processors/customer-summary")
                            .text()
                            .contains("\"replaying\":null"));
            request.fulfill(new FulfillOptions().setResponse(answer));
        });

        button("replay customer-summary").click();

        assertThat(page.locator("processor-table .outcome")).containsText("its new rows are live");
    }

    @Test
    void itIsShownHowFarARebuildIsAndHowLongItTakes() {
        openTab("Processors");

        customerSummaryHas(Map.of("replaying", "{'percent':42,'eventsPerSecond':1234,'secondsLeft':75}"));

        assertThat(processor("customer-summary").getByRole(AriaRole.PROGRESSBAR))
                .hasAttribute("value", "42");
        assertThat(processor("customer-summary")).containsText("replaying");
        assertThat(processor("customer-summary")).containsText("42%, 1,234 events/s, 75 secs left");
        assertThat(button("replay customer-summary")).hasAttribute("aria-disabled", "true");
        List<String> asked = asked();
        button("replay customer-summary").click(new ClickOptions().setForce(true));
        screenshot("replay");

        page.unrouteAll();
        assertThat(page.locator("processor-table .outcome")).containsText("its new rows are live");
        assertThat(asked).noneMatch(url -> url.endsWith("/replay"));
    }

    @Test
    void aReplayThatFailedIsNamedUntilSomebodyAcknowledgesIt() {
        openTab("Processors");
        sql.sql(
                        "insert into read_model.replays (processor, finished_at, failure) values (?, now(), 'Rows are missing.')")
                .param("customer-summary")
                .update();
        Locator failure = page.locator("processor-table tr.error");
        assertThat(failure).containsText("The replay was not taken: Rows are missing.");

        button("acknowledge the failed replay of customer-summary").click();

        assertThat(failure).hasCount(0);
    }
}
