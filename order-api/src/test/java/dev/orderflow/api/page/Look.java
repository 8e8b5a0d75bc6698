package dev.orderflow.api.page;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/** The screens, and their owners' preferences, that the page has to suit. */
enum Look {
    WIDE_LIGHT(1280, 860, ColorScheme.LIGHT),
    WIDE_DARK(1280, 860, ColorScheme.DARK),
    MEDIUM_LIGHT(820, 1180, ColorScheme.LIGHT),
    /** A wide screen at a zoom of 400%, which the accessibility guidelines (WCAG 2.1, 1.4.10) ask for. */
    NARROW_LIGHT(320, 640, ColorScheme.LIGHT),
    NARROW_DARK(360, 780, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Look(int width, int height, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    /**
     * The looks in which stories happen. Only style sheets ask how wide the screen is, no script does, so one look proves what a
     * story proves. {@link OnThePage} checks that its end fits on every screen.
     */
    static List<Look> ofStories() {
        return Boolean.getBoolean("thorough")
                ? List.of(WIDE_LIGHT, WIDE_DARK, NARROW_LIGHT, NARROW_DARK)
                : List.of(WIDE_LIGHT);
    }

    /** In which a tool looks for what keeps somebody from using the page: each colour and each arrangement once, or all together. */
    static List<Look> ofReaders() {
        return Boolean.getBoolean("thorough") ? List.of(values()) : List.of(WIDE_LIGHT, NARROW_DARK);
    }

    /** Colours move nothing, so one look of each arrangement tells what sticks out, and of the narrow ones the narrowest. */
    static List<Look> ofEachWidth() {
        return Boolean.getBoolean("thorough") ? List.of(values()) : List.of(WIDE_LIGHT, MEDIUM_LIGHT, NARROW_LIGHT);
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-GB");
    }

    /** Shows in this look what is on the page now. Nothing moves from the one to the other, so it can be checked at once. */
    void applyTo(Page page) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        page.setViewportSize(width, height);
    }
}
