package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be shown takes nothing with it that can. */
class WhatCannotBeLoadedIT extends OnThePage {

    private static final int PAGE = 50;

    private static final String THIRTY_SECONDS_AT_WILL = """
            const later = setTimeout;
            window.setTimeout = (task, millis) =>
                millis === 30_000 ? (window.thirtySecondsAreOver = task) : later(task, millis);
            """;

    private final String customer = newCustomer();

    /** In a rolling upgrade a newer node writes what this one can't fold yet. It says in how many seconds to ask again: 30. */
    @Test
    void anOrderWithAnEventThatTheServerDoesNotKnowShowsItsHistory() {
        String order = placedElsewhere(customer);
        elsewhere("/api/orders/" + order + "/confirm", Map.of());
        Pattern fold = Pattern.compile("/api/orders/" + order + "\\?(asOf|version)=");
        page.route(
                fold,
                asked -> asked.fulfill(
                        LosingTheServerIT.problem(503, "store-unavailable", "Until an upgrade is finished.")));
        page.addInitScript(THIRTY_SECONDS_AT_WILL);
        signInAs("clerk");

        row(order).locator("button").click();

        assertThat(event(1)).containsText("OrderConfirmed");
        assertThat(event(0)).isVisible();
        assertThat(page.locator("order-timeline")).containsText("Until an upgrade is finished.");
        assertThat(page.locator("two-sides")).containsText("nothing to compare");
        choose("Ship");
        assertThat(page.locator("command-panel")).containsText("What this order is like is not known now.");
        assertThat(page.locator("time-travel")).containsText("Until an upgrade is finished.");

        page.unroute(fold);
        page.evaluate("window.thirtySecondsAreOver()");

        assertThat(page.locator("two-sides")).containsText("In step");
        assertThat(page.locator("order-timeline")).not().containsText("Until an upgrade is finished.");
        complaintsOf(503);
    }

    @Test
    void olderOrdersThatCannotBeHadLeaveTheOthersInSight() {
        for (int i = 0; i <= PAGE; i++) {
            placedElsewhere(customer);
        }
        String another = placedElsewhere(newCustomer());
        signInAs("viewer");
        assertThat(row(another)).isVisible();
        page.getByRole(AriaRole.SEARCHBOX, new GetByRoleOptions().setName("Customer"))
                .fill(customer);
        assertThat(row(another)).isHidden();
        assertThat(page.locator("order-list li")).hasCount(PAGE);
        Pattern older = Pattern.compile("/api/orders\\?.*cursor=");
        page.route(older, Route::abort);

        button("Show older").click();

        assertThat(page.locator("order-list")).containsText("The server can’t be reached.");
        assertThat(page.locator("order-list li")).hasCount(PAGE);
        page.unroute(older);
        button("Show older").click();
        assertThat(page.locator("order-list li")).hasCount(PAGE + 1);
        assertThat(page.locator("order-list")).not().containsText("can’t be reached");
        complaintsOfNoAnswer();
    }

    @Test
    void aFilterHoldsAsLongAsItIsSeen() {
        String order = placedElsewhere(customer);
        signInAs("clerk");
        page.locator("order-list select").selectOption("CONFIRMED");
        assertThat(row(order)).isHidden();

        button("Sign out").click();
        button("Sign in as clerk").click();

        assertThat(page.locator("status-bar")).containsText("● Live");
        assertThat(page.locator("order-list select")).hasValue("CONFIRMED");
        elsewhere("/api/orders/" + placedElsewhere(customer) + "/confirm", Map.of());
        assertThat(page.locator("order-list li").first()).containsText("CONFIRMED");
        assertThat(row(order)).isHidden();
    }

    @Test
    void aListThatCannotBeHadIsAskedForAgain() {
        String order = placedElsewhere(customer);
        Pattern list = Pattern.compile("/api/orders\\?");
        page.route(list, Route::abort);
        signInAs("viewer");
        assertThat(page.locator("order-list")).containsText("The server can’t be reached.");

        page.unroute(list);
        page.locator("order-list").getByText("Try again").click();

        assertThat(row(order)).isVisible();
        complaintsOfNoAnswer();
    }

    @Test
    void anOrderThatCannotBeHadIsAskedForAgain() {
        String order = placedElsewhere(customer);
        String events = "**/api/orders/" + order + "/events*";
        page.route(events, Route::abort);
        signInAs("viewer", "/?order=" + order);
        assertThat(page.locator("order-timeline")).containsText("The server can’t be reached.");

        page.unroute(events);
        page.locator("order-timeline").getByText("Try again").click();

        assertThat(event(0)).containsText("OrderPlaced");
        complaintsOfNoAnswer();
    }

    @ParameterizedTest
    @CsvSource({
        "Lag and throughput, processors?sideEffects=true, order-list",
        "Processors, processors?sideEffects=true, order-list",
        "Dead letters, processors?sideEffects=true, No event is parked",
        "Audit trail, operations/actions*, Who",
        "Statistics, statistics/daily*, Orders by day"
    })
    void aTabThatCannotBeFilledIsAskedForAgain(String tab, String path, String content) {
        page.route("**/api/" + path, Route::abort);
        signInAs("operator");
        openTab(tab);
        Locator panel = page.getByRole(AriaRole.TABPANEL);
        assertThat(panel).containsText("The server can’t be reached.");

        page.unrouteAll();
        panel.getByText("Try again").click();

        assertThat(panel).containsText(content);
        assertThat(panel).not().containsText("can’t be reached");
        complaintsOfNoAnswer();
    }

    @Test
    void aCustomerWhoseSumsCannotBeHadLeavesTheDaysInSight() {
        String order = placedElsewhere(customer);
        page.route(
                "**/api/customers/*/orders/summary",
                asked -> asked.fulfill(LosingTheServerIT.problem(503, "store-unavailable", "Come again later.")));
        signInAs("viewer", "/?order=" + order);

        openTab("Statistics");

        assertThat(page.locator("order-statistics .customer")).containsText("Come again later.");
        assertThat(page.locator("order-statistics .orders svg")).isVisible();
        complaintsOf(503);
    }
}
