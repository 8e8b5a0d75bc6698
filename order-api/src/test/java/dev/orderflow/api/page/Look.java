package dev.orderflow.api.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;

/** The screens, and their owners' preferences, that the page has to suit. */
enum Look {
    WIDE_LIGHT(1280, 860, ColorScheme.LIGHT),
    WIDE_DARK(1280, 860, ColorScheme.DARK),
    MEDIUM_LIGHT(820, 1180, ColorScheme.LIGHT),
    NARROW_LIGHT(360, 780, ColorScheme.LIGHT),
    NARROW_DARK(360, 780, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-GB");
    }
}
