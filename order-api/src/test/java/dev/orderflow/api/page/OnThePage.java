package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.orderflow.api.FullApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Somebody who looks at the page. Whatever they do, the browser's console has to stay clean. */
@FullApplication
@TestPropertySource(
        properties =
                "spring.application.name=on-the-page") // an application of their own, since they break its read models
@ExtendWith(Chromium.class)
@Tag("page")
abstract class OnThePage extends OtherClients {

    /** Else the first test, which finds the log empty, would find the story open. */
    private static final String KNOWS_THE_STORY =
            "if (location.protocol === 'http:') localStorage.setItem('orderflow-story', 'begun')";

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserConsole console = new BrowserConsole();
    private Browser browser;
    Page page;

    /** That of a class that is {@link InEveryLook}; others have this one. */
    @Parameter
    Look look = Look.WIDE_LIGHT;

    @LocalServerPort
    int port;

    @BeforeEach
    void arrive(Browser browser) {
        this.browser = browser;
        page = open(browser, look.options());
    }

    @AfterEach
    void nothingSticksOutAndTheConsoleIsClean() {
        try {
            assertThatNothingSticksOut();
        } finally {
            page.context().close();
        }
        console.assertClean();
    }

    /** What is on the page now fits on every screen. The last of them stays. */
    void assertThatNothingSticksOut() {
        for (Look each : Look.ofEachWidth()) {
            showIn(each);
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("what sticks out, in pixels, on %s", each)
                    .isEqualTo(0);
        }
    }

    /** What is on the page now fits on every screen, and in this part of it nothing keeps anybody from using it. */
    void assertThatEverybodyCanUse(String part, String screenshot) {
        Look before = look;
        assertThatNothingSticksOut();
        for (Look each : Look.ofReaders()) {
            showIn(each);
            screenshot(screenshot);
            assertThat(axe().include(part).analyze().getViolations())
                    .as("what keeps somebody from using %s on %s", screenshot, each)
                    .isEmpty();
        }
        showIn(before);
    }

    /** All its rules, but in the page itself (there are no frames), and without a description of each element that is in order. */
    private AxeBuilder axe() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(options).setLegacyMode(true);
    }

    /** The same page, with all that was done to it, in another look. */
    void showIn(Look look) {
        this.look = look;
        look.applyTo(page);
    }

    /** Somebody else comes, with another browser and no session. */
    void arriveWith(NewContextOptions options) {
        page.context().close();
        page = open(browser, options);
    }

    private Page open(Browser browser, NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL("http://localhost:" + port));
        context.addInitScript(KNOWS_THE_STORY);
        return console.of(context.newPage());
    }

    /** Another window of the same browser, in which the same account is signed in. */
    Page anotherWindow() {
        return console.of(page.context().newPage());
    }

    /** The browser itself complains of each refusal, before or after the test says so. */
    void complaintsOf(int status) {
        console.expect("status of " + status + " ");
    }

    /** Nor does it like a server that gives no answer. */
    void complaintsOfNoAnswer() {
        console.expect("net::ERR_");
    }

    @Override
    APIRequestContext requests() {
        return page.request();
    }

    void signInAs(String account) {
        signInAs(account, "/");
    }

    void signInAs(String account, String path) {
        page.navigate(path);
        button("Sign in as " + account).click();
        assertThat(workspace()).isVisible();
        assertThat(page.locator("status-bar")).containsText("● Live");
        assertThat(page.locator("order-list .state"))
                .hasCount(1); // what is in the workspace is loaded beside the streams
    }

    /** All that somebody sees who is signed in. */
    Locator workspace() {
        return page.locator(".workspace");
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    void choose(String command) {
        page.locator("command-panel .chips label")
                .filter(new FilterOptions().setHasText(Pattern.compile("^\\s*" + command)))
                .click();
    }

    void openTab(String name) {
        page.getByRole(AriaRole.TAB, new GetByRoleOptions().setName(name)).click();
    }

    /** The event that brought the chosen order to a version. */
    Locator event(int version) {
        return page.locator("order-timeline li[data-version='" + version + "']");
    }

    Locator row(String orderId) {
        return page.locator("order-list li[data-order='" + orderId + "']");
    }

    /** All of it, where it does not fit on the screen. */
    void screenshot(String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + "-" + look + ".png"))
                .setFullPage(true));
    }
}
