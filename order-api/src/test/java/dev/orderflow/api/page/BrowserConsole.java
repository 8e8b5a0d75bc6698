package dev.orderflow.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a browser complains of, on each of its pages: errors and warnings, those of scripts that fail too. */
final class BrowserConsole {

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> expected = new ArrayList<>();

    /** Hears what is complained of on this page from now on. */
    Page of(Page page) {
        page.onConsoleMessage(message -> {
            if (Set.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** A complaint with this text in it is no fault. */
    void expect(String text) {
        expected.add(text);
    }

    void assertClean() {
        assertThat(complaints)
                .filteredOn(complaint -> expected.stream().noneMatch(complaint::contains))
                .isEmpty();
    }
}
