package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByTextOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sources and documents of the demo, beside the page. */
class ReadingSourcesIT extends OnThePage {

    @Test
    void theCodeOfTheFoldOpensAtTheBranchThatRan() {
        signInAs("viewer", "/?order=" + placedElsewhere(newCustomer()));
        Locator link = page.locator("time-travel a[href*='OrderStateFold']");

        link.click();

        assertThat(title()).containsText("OrderStateFold.java");
        assertThat(content().locator(".meant").first()).containsText("on(OrderPlaced event");
        assertThat(content().locator(".meant").first()).isInViewport();
        assertThat(content()).isFocused();

        page.keyboard().press("Escape");

        assertThat(dialog()).isHidden();
        assertThat(link).isFocused();
    }

    @Test
    void oneDocumentLeadsToAnotherAndBack() {
        signInAs("viewer");
        read("docs/decisions/README.md");
        assertThat(content().locator("h3").first()).isVisible();
        assertThat(content().locator("table, li").first()).isVisible();

        content().locator("a[href$='0015-snapshots.md']").first().click();
        assertThat(title()).containsText("docs/decisions/0015-snapshots.md");

        button("◂ Back").click();
        assertThat(title()).containsText("docs/decisions/README.md");
        assertThat(button("◂ Back")).isDisabled();
    }

    @Test
    void aLinkToAPartOfADocumentLeadsToThatPart() {
        signInAs("viewer");

        read("docs/operations.md#dead-letters");

        assertThat(content().locator("#dead-letters")).isInViewport();
    }

    /** The names of settings, which may hold secrets, and of a folder from which Spring serves nothing, are no links. */
    @Test
    void documentsLinkToWhatIsThere() {
        signInAs("viewer");
        List<String> broken = new ArrayList<>();

        for (String document : List.of("README.md", "docs/walkthrough.md", "docs/operations.md", "docs/adapting.md")) {
            read(document);
            assertThat(title()).hasText(document);
            for (Locator link : content().locator("a[href^='/source/']").all()) {
                String address = String.valueOf(link.getAttribute("href"));
                if (page.request().get(address.replaceFirst("#.*", "")).status() != 200) {
                    broken.add(address);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void aFolderShowsItsFilesAfterWhatExplainsIt() {
        signInAs("viewer");
        read("order-domain/src/main/java/dev/orderflow/domain");
        assertThat(title()).hasText("order-domain/src/main/java/dev/orderflow/domain");
        assertThat(content().locator("p").first()).not().isEmpty();
        screenshot("folder");

        content().getByText("event/", new GetByTextOptions().setExact(true)).click();
        assertThat(title()).hasText("order-domain/src/main/java/dev/orderflow/domain/event");
        content().getByText("OrderPlaced.java").click();
        assertThat(content().locator(".code")).containsText("record OrderPlaced");

        read("order-demo");
        assertThat(content().locator("h3").first()).hasText("order-demo");
        assertThat(content().locator(".files")).containsText("pom.xml");
    }

    @Test
    void aDiagramIsDrawnAsBoxesAndArrows() {
        signInAs("viewer");

        read("README.md");

        Locator application = content().locator(".diagram .chain").first();
        assertThat(application)
                .hasText(Pattern.compile(
                        "^\\s*HTTP\\s+command →\\s+order-api.*\\s+query bus →\\s+HTTP\\s*$", Pattern.DOTALL));
        assertThat(content().locator(".diagram .store").last()).hasText("PostgreSQL");
        assertThat(content()).not().containsText("flowchart");
        screenshot("diagram");
    }

    @Test
    void aFileThatTheDemoDoesNotHaveIsToldInWords() {
        signInAs("viewer");

        read("docs/nothing.md");

        assertThat(content()).containsText("The demo does not have this file.");
        complaintsOf(404);
    }

    @Test
    void markupInADocumentStaysText() {
        page.route(
                "**/source/docs/attack.md",
                asked -> asked.fulfill(
                        new FulfillOptions()
                                .setContentType("text/plain")
                                .setBody(
                                        "# Hello <b>x</b>\n\n<img src=x onerror=alert(1)>\n\n[here](javascript:alert(2)) `<i>`")));
        List<String> dialogs = new ArrayList<>();
        page.onDialog(shown -> {
            dialogs.add(shown.message());
            shown.dismiss();
        });
        signInAs("viewer");

        read("docs/attack.md");

        assertThat(content()).containsText("<img src=x onerror=alert(1)>");
        assertThat(content()).containsText("<i>");
        assertThat(content().locator("img, b, i")).hasCount(0);
        content().getByText("here").click();
        assertThat(dialogs).isEmpty();
    }

    private void read(String file) {
        page.evaluate("async (file) => (await import('/app/reading/source-reader.js')).read('/source/' + file)", file);
    }

    private Locator dialog() {
        return page.locator("source-reader dialog");
    }

    private Locator title() {
        return dialog().locator("h2");
    }

    private Locator content() {
        return dialog().locator(".content");
    }
}
