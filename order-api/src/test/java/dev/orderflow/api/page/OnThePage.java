package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.orderflow.api.FullApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody who looks at the page. Whatever they do, the browser's console has to stay clean. */
@FullApplication
@ExtendWith(Chromium.class)
abstract class OnThePage {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private Browser browser;
    Page page;

    @LocalServerPort
    int port;

    @BeforeEach
    void arrive(Browser browser) {
        this.browser = browser;
        page = open(browser, Look.WIDE_LIGHT);
    }

    @AfterEach
    void theConsoleIsClean() {
        page.context().close();
        assertThat(complaints).isEmpty();
    }

    /** Somebody else comes, with another screen and no session. */
    void arriveWith(Look look) {
        page.context().close();
        page = open(browser, look);
    }

    private Page open(Browser browser, Look look) {
        Page opened = browser.newContext(look.options().setBaseURL("http://localhost:" + port))
                .newPage();
        opened.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        opened.onPageError(complaints::add);
        return opened;
    }

    /** The browser itself complains of each refusal. */
    void complaintsOf(int status) {
        complaints.removeIf(text -> text.contains("status of " + status + " "));
    }

    void signInAs(String account) {
        signInAs(account, "/");
    }

    void signInAs(String account, String path) {
        page.navigate(path);
        button("Sign in as " + account).click();
        assertThat(page.locator("main")).isVisible();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^" + Pattern.quote(name))));
    }

    void screenshot(String name) {
        page.screenshot(new ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
