package dev.orderflow.api.page;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** What is on a canvas, of which the page's elements say nothing. */
final class Drawing {

    /** Enough for a line, too many for a stray point. */
    private static final int PIXELS = 20;

    /** On a copy, since browsers complain of reading what they draw by the graphics card. */
    private static final String COUNT = """
            ([canvasSelector, swatchSelector]) => {
              const canvas = document.querySelector(canvasSelector);
              const swatch = document.querySelector(swatchSelector);
              if (!canvas || !swatch) {
                return 0;
              }
              const { width, height } = canvas;
              const copy = Object.assign(document.createElement('canvas'), { width, height });
              const context = copy.getContext('2d', { willReadFrequently: true });
              context.drawImage(canvas, 0, 0);
              const { data } = context.getImageData(0, 0, width, height);
              const colour = getComputedStyle(swatch).color.match(/\\d+/g).map(Number);
              let pixels = 0;
              for (let i = 0; i < data.length; i += 4) {
                pixels += colour.every((part, j) => data[i + j] === part) && data[i + 3] === 255 ? 1 : 0;
              }
              return pixels;
            }
            """;

    private Drawing() {}

    /** Waits until something is drawn in the colour of a swatch of the legend. */
    static void isAwaited(Page page, String canvas, String swatch) {
        await(() -> pixels(page, canvas, swatch) > PIXELS);
    }

    /** Waits until nothing is drawn in that colour any more. */
    static void isGone(Page page, String canvas, String swatch) {
        await(() -> pixels(page, canvas, swatch) == 0);
    }

    private static int pixels(Page page, String canvas, String swatch) {
        return ((Number) page.evaluate(COUNT, List.of(canvas, swatch))).intValue();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(condition);
    }
}
