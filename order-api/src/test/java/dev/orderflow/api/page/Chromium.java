package dev.orderflow.api.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.orderflow.api.InstalledProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the machine's own Chromium, started once for all classes of a JVM. Where there is none they are skipped, unless the
 * environment says {@code BROWSER_TESTS=required}. One that is nowhere below is named by {@code CHROMIUM}.
 */
final class Chromium extends InstalledProgram implements ParameterResolver {

    /** First the one that has no windows, with which a test takes less than half of the time. */
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");

    /** Root may not use the sandbox; the rest keeps the browser from calling its maker's hosts. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    Chromium() {
        super("Chromium", "BROWSER_TESTS", "CHROMIUM may name one", find().isPresent());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(Chromium.class))
                .computeIfAbsent(Running.class)
                .browser;
    }

    private static Optional<Path> find() {
        return first("CHROMIUM", PLACES);
    }

    /** Closed by JUnit after the last test. */
    static final class Running implements AutoCloseable {

        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));

        final Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(find().orElseThrow())
                        .setArgs(ARGUMENTS));

        Running() {
            // What takes milliseconds takes seconds on a machine whose cores are all busy.
            PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
