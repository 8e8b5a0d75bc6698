package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The demo slows the projections down, so that a person can watch them follow. */
@InEveryLook
class EventualConsistencyIT extends OnThePage {

    private static final List<String> CUSTOMERS = List.of(
            "emma.keller", "noah.lang", "mia.roth", "liam.voss", "ada.brandt", "finn.weber", "lea.simon", "jan.otto");

    private static final Pattern LAGGING = Pattern.compile("[1-9]\\d* events?, ");

    @Autowired
    private JdbcConnectionDetails database;

    private String order;

    @BeforeEach
    void anOrderAmongOthers() {
        IntStream.range(0, CUSTOMERS.size()).forEach(this::placedAndPerhapsMore);
        order = placedElsewhere("emma.keller");
        for (String sku : List.of("desk-lamp", "mug-stoneware", "backpack-20l")) {
            elsewhere(
                    "/api/orders/" + order + "/lines", Map.of("sku", sku, "quantity", 1, "unitPrice", price("45.00")));
        }
        signInAs("operator", "/?order=" + order);
        assertThat(sides()).containsText("In step");
        lever().check();
    }

    @AfterEach
    void asFastAsBefore() {
        page.unrouteAll();
        lever().uncheck();
        assertThat(lever()).not().isChecked();
    }

    @Test
    void theReadSideIsBehindForAWhileAndThenFollows() throws SQLException {
        assertThat(page.locator("order-list")).containsText("up to date");
        // So that it is behind for as long as a busy browser needs for one look after the other.
        try (Connection held = DriverManager.getConnection(
                        database.getJdbcUrl(), database.getUsername(), database.getPassword());
                Statement statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("lock table read_model.order_details, read_model.order_list in exclusive mode");

            elsewhere("/api/orders/" + order + "/confirm", Map.of());

            assertThat(sides()).containsText("The read side is 1 event behind");
            assertThat(sides().locator("tr.differs").first()).isVisible();
            assertThat(page.locator("order-list")).containsText("behind by 1 event");
            screenshot("behind");
            held.rollback();
        }

        assertThat(sides()).containsText("In step");
        assertThat(sides()).containsText("followed after");
        assertThat(sides().locator("tr.differs")).hasCount(0);
        assertThat(page.locator("order-list")).containsText("up to date");
    }

    @Test
    void aSwitchThatCouldNotBeSetGoesBack() {
        page.route("**/demo/slowdowns/*", request -> request.fulfill(new FulfillOptions().setStatus(503)));

        lever().click();

        assertThat(sides().locator("slow-projections .bad")).containsText("The server answered 503");
        assertThat(lever()).isChecked();
        complaintsOf(503);
    }

    /**
     * The README's picture is the one that is taken here: {@code convert target/screenshots/lag-WIDE_LIGHT.png +dither -colors 128
     * docs/page.png}.
     */
    @Test
    void whatIsBetweenTheHeadAndAProcessorIsTheLag() {
        Locator lag = page.locator("lag-chart tr[data-processor=order-list]");
        openTab("Lag and throughput");

        for (int i = 0; i < 14; i += 2) {
            placedAndPerhapsMore(i);
            placedAndPerhapsMore(i + 1);
            theProcessorsAreAskedForAgain();
        }
        page.locator("command-panel .chips label").getByText("Confirm").click();
        button("Confirm the order").click();
        await().pollInSameThread()
                .until(
                        () -> {
                            placedElsewhere(CUSTOMERS.get(0));
                            return lag.textContent();
                        },
                        text -> LAGGING.matcher(text).find());

        screenshot("lag");
        assertThat(lag).containsText("caught up");
    }

    /** Which is once a second. */
    private void theProcessorsAreAskedForAgain() {
        page.waitForResponse("**/api/processors?sideEffects=true", () -> {});
    }

    /** Each third goes on as far as it can, each third is not wanted any more. */
    private void placedAndPerhapsMore(int i) {
        String path = "/api/orders/" + placedElsewhere(CUSTOMERS.get(i % CUSTOMERS.size()));
        switch (i % 3) {
            case 0 -> {
                elsewhere(path + "/confirm", Map.of());
                elsewhere(path + "/ship", Map.of("carrier", "DHL", "trackingNumber", "0034043416"));
            }
            case 1 -> elsewhere(path + "/cancel", Map.of("reason", "Ordered by mistake"));
            default -> {}
        }
    }

    private Locator sides() {
        return page.locator("two-sides");
    }

    private Locator lever() {
        return sides().getByRole(AriaRole.SWITCH);
    }
}
