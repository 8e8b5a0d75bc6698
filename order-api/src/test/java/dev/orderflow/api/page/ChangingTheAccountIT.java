package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A question or a command is for the account that it comes from. The server never gets it from the next one. */
class ChangingTheAccountIT extends OnThePage {

    private static final String QUESTION = "/api/operations/actions?limit=7";

    private static final String COMMAND = "/api/processors/order-list/resume";

    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    @BeforeEach
    void signIn() {
        signInAs("operator");
        page.context().onRequest(request -> {
            if (request.url().endsWith(QUESTION)) {
                questions.add(request.url());
            }
            if (request.url().endsWith(COMMAND)) {
                commands.add(request.url());
            }
        });
    }

    @Test
    void whatIsAskedMeanwhileWaitsForTheNextAccountAndIsNotSentIfItMayNotSee() {
        List<Route> logins = changeToTheViewer();

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
        List<Route> logins = changeToTheViewer();
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

    @Test
    void aCommandThatIsGivenMeanwhileIsNotSentForTheNextAccount() {
        List<Route> logins = changeToTheViewer();

        command();
        logins.forEach(Route::resume);

        assertThatItIsNotCarriedOut();
        Assertions.assertThat(commands).isEmpty();
    }

    /** This window has not heard of the change: its token is worthless, and a new one is that of the next account. */
    @Test
    void aCommandWhoseTokenIsWorthlessIsNotSentAgainForTheNextAccount() {
        page.route("**/session", request -> {
            APIResponse answer = request.fetch();
            String body = answer.text().replace("\"name\":\"operator\"", "\"name\":\"somebody\"");
            request.fulfill(new FulfillOptions().setResponse(answer).setBody(body));
        });
        page.context().clearCookies(new ClearCookiesOptions().setName("orderflow-csrf"));

        command();

        assertThatItIsNotCarriedOut();
        Assertions.assertThat(commands).hasSize(1);
        complaintsOf(403);
    }

    /** They would be opened for the account whose session ends just then. */
    @Test
    void streamsThatBreakMeanwhileAreOpenedForTheNextAccount() {
        List<Request> streams = new CopyOnWriteArrayList<>();
        List<Route> logins = changeToTheViewer();
        page.onRequest(request -> {
            if (request.url().endsWith("/stream")) {
                streams.add(request);
            }
        });
        page.clock().install();

        page.evaluate("() => import('/app/core/live.js').then(({ distrustStreams }) => distrustStreams())");
        page.clock().runFor(5_000);

        page.waitForResponse("**/login", () -> logins.forEach(Route::resume));
        Assertions.assertThat(streams).isEmpty();

        page.clock().resume();
        assertThat(button("viewer")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("status-bar")).containsText("● Live");
    }

    /** The next change of the account succeeds, and all is asked for as before. */
    @Test
    void aSessionThatIsAnsweredWithNonsenseStopsNothing() {
        page.route("**/session", request -> request.fulfill(new FulfillOptions().setBody("welcome")));
        page.waitForResponse("**/session", () -> button("viewer").click());
        assertThat(page.locator("account-menu")).containsText("doesn’t tell who is signed in");
        page.unroute("**/session");

        button("clerk").click();

        assertThat(button("clerk")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("status-bar")).containsText("● Live");
        complaintsOf(403);
    }

    /** It says nothing of an account, and whoever waits wants to know whether the server is there. */
    @Test
    void theHealthIsAskedForMeanwhile() {
        List<Route> logins = changeToTheViewer();

        page.waitForRequest("**/actuator/health", () -> {});

        logins.forEach(Route::resume);
        assertThat(button("viewer")).hasAttribute("aria-pressed", "true");
    }

    /** The account changes only once these logins are let through. */
    private List<Route> changeToTheViewer() {
        List<Route> logins = new CopyOnWriteArrayList<>();
        page.route("**/login", logins::add);
        page.waitForRequest("**/login", () -> button("viewer").click());
        return logins;
    }

    private void command() {
        page.evaluate("""
                async (path) => {
                  const { call } = await import('/app/core/api.js');
                  call('POST', path).then(({ body }) => { window.answered = body?.detail; });
                }
                """, COMMAND);
    }

    private void assertThatItIsNotCarriedOut() {
        page.waitForFunction("() => window.answered?.startsWith('The account has changed')");
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
