package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
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

    @Test
    void ofThreeWindowsTwoAreLiveAndTheThirdFollowsWhenOneOfThemGoes() {
        signInAs("viewer");
        Page second = anotherWindow();
        second.navigate("/");
        assertThat(second.locator("status-bar")).containsText("● Live");
        Page third = anotherWindow();
        third.navigate("/");

        assertThat(third.locator("status-bar")).containsText("Not live: two other windows are");
        String order = placedElsewhere(newCustomer());
        assertThat(second.locator("order-list li[data-order='" + order + "']")).isVisible();
        second.close();

        assertThat(third.locator("status-bar")).containsText("● Live");
        assertThat(third.locator("order-list li[data-order='" + order + "']")).isVisible();
    }

    @Test
    void aWindowThatDoesNotFollowShowsAllTheSameWhatItDoesItself() {
        signInAs("clerk");
        Page second = anotherWindow();
        second.navigate("/");
        assertThat(second.locator("status-bar")).containsText("● Live");
        page = anotherWindow();
        page.navigate("/?order=" + placedElsewhere(newCustomer()));
        assertThat(page.locator("status-bar")).containsText("Not live: two other windows are");

        choose("Confirm");
        button("Confirm the order").click();

        assertThat(event(1)).containsText("OrderConfirmed");
        assertThat(page.locator("two-sides")).containsText("In step");
        assertThat(page.locator("command-panel form")).containsText("CONFIRMED");
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

    /** Four streams and two long waits would leave no connection, and the server would look gone. */
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
