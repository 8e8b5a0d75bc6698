package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What went over the wire for a command, to read and to send by hand, and how long each step after it took. */
@InEveryLook
class ReadingTheExchangeIT extends OnThePage {

    @BeforeEach
    void signIn() {
        signInAs("clerk");
    }

    @Test
    void theRequestAndItsAnswerCanBeReadAndSentByHand() {
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        button("Place the order").click();
        exchange().locator("summary").click();

        assertThat(exchange().locator(".request-text")).containsText("POST /api/orders");
        assertThat(exchange().locator(".request-text")).containsText("Idempotency-Key: ");
        assertThat(exchange().locator(".answer-text")).containsText("201");
        assertThat(exchange().locator(".answer-text")).containsText("ETag: \"0\"");
        assertThat(exchange()).not().containsText("CSRF");

        exchange().getByText("Copy as curl").click();

        assertThat(button("Copied")).isVisible();
        assertThat((String) page.evaluate("navigator.clipboard.readText()"))
                .startsWith("curl -i -X POST 'http://localhost:" + port + "/api/orders' \\\n")
                .contains("-u clerk:\"$PASSWORD\"", "-H 'Idempotency-Key: ", "-d '{\"customerId\"")
                .doesNotContain("Cookie", "clerk:clerk");
    }

    /** A quote in a value must not end the quoted text of the shell. */
    @Test
    void whatIsCopiedIsOneArgumentForAShellWhateverIsInIt() {
        assertThat((String) page.evaluate("""
                        async () => (await import('/app/commands/curl.js')).curl({
                          method: 'POST',
                          path: '/api/orders/1/cancel',
                          headers: {},
                          body: { reason: "it's; rm -rf $HOME" },
                        })
                        """)).endsWith("-d '{\"reason\":\"it'\\''s; rm -rf $HOME\"}'");
    }

    @Test
    void theTimeUntilEachProjectionHasTheEventIsShown() {
        button("Place the order").click();
        exchange().locator("summary").click();

        for (String step : List.of("decided, committed", "event seen", "order-details", "order-list")) {
            assertThat(exchange().locator(".waterfall tr").filter(new FilterOptions().setHasText(step)))
                    .containsText(Pattern.compile("\\d (ms|sec)"));
        }
        screenshot("waterfall");
    }

    private Locator exchange() {
        return page.locator("command-panel command-exchange");
    }
}
