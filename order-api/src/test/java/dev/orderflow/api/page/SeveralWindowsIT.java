package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** All windows of a browser have one session, and six connections. */
class SeveralWindowsIT extends OnThePage {

    @Test
    void whoSignsInAnewInOneWindowGoesOnInTheOther() {
        signInAs("clerk");
        Page another = anotherWindow();
        another.navigate("/");

        another.getByText("Sign out").click();
        assertThat(workspace()).isHidden();
        another.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^Sign in as clerk")))
                .click();
        assertThat(workspace()).isVisible();

        button("Place the order").click();
        assertThat(outcome()).containsText("Accepted: OrderPlaced");
        // Both windows may ask who is signed in at once. Then the token of one is worthless, and its command is sent
        // once more.
        complaintsOf(403);
    }

    /** Another window has changed it, and this one does not know yet. */
    @Test
    void aCommandWhoseTokenIsWorthlessByNowIsSentOnceMore() {
        signInAs("clerk");
        page.context().clearCookies(new ClearCookiesOptions().setName("orderflow-csrf"));

        button("Place the order").click();

        assertThat(outcome()).containsText("Accepted: OrderPlaced");
        complaintsOf(403);
    }

    /** A browser has six connections for all of them, and a stream keeps one busy. */
    @Test
    void allWindowsAreLiveByTheStreamsOfOne() {
        List<String> streams = new CopyOnWriteArrayList<>();
        page.context().onRequest(request -> {
            if (request.url().endsWith("/stream")) {
                streams.add(request.url());
            }
        });
        signInAs("viewer");
        Page second = anotherWindow();
        second.navigate("/");
        assertLive(second);
        Page third = anotherWindow();
        third.navigate("/");
        assertLive(third);

        String order = placedElsewhere(newCustomer());

        for (Page window : List.of(page, second, third)) {
            assertThat(window.locator("order-list li[data-order='" + order + "']"))
                    .isVisible();
        }
        Assertions.assertThat(streams).hasSize(2);
    }

    @Test
    void whenTheWindowWithTheStreamsGoesAnotherOneOpensThem() {
        Page first = page;
        signInAs("viewer");
        Page second = anotherWindow();
        second.navigate("/");
        assertLive(second);
        page = anotherWindow();
        page.navigate("/");
        assertLive(page);

        first.close();
        String whileTheyOpen = placedElsewhere(newCustomer());

        for (Page window : List.of(second, page)) {
            assertThat(window.locator("order-list li[data-order='" + whileTheyOpen + "']"))
                    .isVisible();
            assertLive(window);
        }
        String later = placedElsewhere(newCustomer());
        assertThat(second.locator("order-list li[data-order='" + later + "']")).isVisible();
    }

    private static void assertLive(Page window) {
        assertThat(window.locator("status-bar")).containsText("● Live");
    }

    @Test
    void aSignOutWithoutAnAnswerIsToldSo() {
        signInAs("viewer");
        page.route("**/logout", Route::abort);

        button("Sign out").click();

        assertThat(page.locator("account-menu")).containsText("The account may not have changed");
        page.unroute("**/logout");
        button("Sign out").click();
        assertThat(workspace()).isHidden();
        complaintsOfNoAnswer();
    }

    @Test
    void aChangeOfAccountWithoutAnAnswerIsToldSo() {
        signInAs("viewer");
        page.route("**/login", Route::abort);

        button("operator").click();

        assertThat(page.locator("account-menu")).containsText("The account may not have changed");
        complaintsOfNoAnswer();
    }

    /** Many long waits would leave no connection, and the server would look gone. */
    @Test
    void ofTwoWindowsThatWaitForAReadModelOneAsksInShortIntervals() {
        String order = placedElsewhere(newCustomer());
        signInAs("viewer", "/?order=" + order);
        assertThat(page.locator("two-sides")).containsText("In step");
        Page another = anotherWindow();
        pause("order-details");
        try {
            page.waitForRequest(
                    request -> request.url().contains("atLeastVersion=1"),
                    () -> elsewhere("/api/orders/" + order + "/confirm", Map.of()));

            another.waitForRequest(
                    request -> request.url().contains("timeout=PT1S"), () -> another.navigate("/?order=" + order));
        } finally {
            resume("order-details");
        }

        assertThat(another.locator("two-sides")).containsText("In step");
        complaintsOf(503);
    }

    private Locator outcome() {
        return page.locator("command-panel .outcome");
    }
}
