package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question is for the account that asks it. The server never gets it from the next one. */
class ChangingTheAccountIT extends OnThePage {

    private static final String QUESTION = "/api/operations/actions?limit=7";

    private final List<String> questions = new CopyOnWriteArrayList<>();

    @BeforeEach
    void signIn() {
        signInAs("operator");
        page.context().onRequest(request -> {
            if (request.url().endsWith(QUESTION)) {
                questions.add(request.url());
            }
        });
    }

    @Test
    void whatIsAskedMeanwhileWaitsForTheNextAccountAndIsNotSentIfItMayNotSee() {
        List<Route> logins = new CopyOnWriteArrayList<>();
        page.route("**/login", logins::add);
        page.waitForRequest("**/login", () -> button("viewer").click());

        ask(page);
        logins.forEach(Route::resume);

        assertThatItIsRefused(page);
        Assertions.assertThat(questions).isEmpty();
        assertThat(page.locator("status-bar")).containsText("Server up");
    }

    @Test
    void whatIsAskedInAnotherWindowWaits() {
        Page another = anotherWindow();
        another.navigate("/");
        assertThat(another.locator("status-bar")).containsText("● Live");
        another.evaluate("""
                () => {
                  const windows = new BroadcastChannel('session');
                  window.told = new Promise((resolve) => windows.addEventListener('message', resolve));
                }
                """);
        List<Route> logins = new CopyOnWriteArrayList<>();
        page.route("**/login", logins::add);
        page.waitForRequest("**/login", () -> button("viewer").click());
        another.waitForFunction("() => window.told.then(() => true)");

        ask(another);
        logins.forEach(Route::resume);

        assertThatItIsRefused(another);
        Assertions.assertThat(questions).isEmpty();
        assertThat(another.locator("status-bar")).containsText("Server up");
    }

    /** It may not have reached the server yet. */
    @Test
    void whatIsUnderWayIsTakenBack() {
        page.route("**" + QUESTION.replace("?", "\\?"), question -> {});
        page.waitForRequest("**" + QUESTION.replace("?", "\\?"), () -> ask(page));

        button("viewer").click();

        assertThatItIsRefused(page);
        Assertions.assertThat(questions).hasSize(1);
    }

    private static void ask(Page window) {
        window.evaluate("""
                async (question) => {
                  const { get } = await import('/app/core/api.js');
                  get(question).then(({ status }) => { window.answered = status; });
                }
                """, QUESTION);
    }

    private static void assertThatItIsRefused(Page window) {
        window.waitForFunction("() => window.answered === 403");
    }
}
