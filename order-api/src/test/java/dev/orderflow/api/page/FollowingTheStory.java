package dev.orderflow.api.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;

/** An operator who opens the guided story. */
abstract class FollowingTheStory extends Operating {

    void assertTold(String sentence) {
        assertThat(story().locator(".say")).containsText(Pattern.compile("✓.*" + sentence, Pattern.DOTALL));
    }

    void next(String title) {
        button("Next: " + title).click();
        assertThat(story().locator("h2")).isFocused();
    }

    Locator story() {
        return page.locator("guided-story");
    }
}
