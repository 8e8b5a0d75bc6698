package dev.orderflow.demo.seed;

import java.io.Console;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;

/**
 * Shows the progress of a run.
 *
 * @param interval between two lines
 * @param line shows a line while the run goes on
 * @param last shows the line at the end, before the summary
 */
record Display(Duration interval, Consumer<String> line, Consumer<String> last) {

    private static final String ERASE_REST = "\033[K";

    /** On a terminal one line that is overwritten, elsewhere a log line every few seconds. */
    @SuppressWarnings("SystemConsoleNull") // since Java 22 a console may be no terminal, so Spring Boot is asked too
    static Display on(Logger log) {
        Console console = System.console();
        // Spring Boot colours its output on a terminal only.
        boolean terminal = !AnsiOutput.encode(AnsiColor.DEFAULT).isEmpty();
        return console != null && terminal
                ? new Display(
                        Duration.ofMillis(250),
                        line -> console.printf("\r%s%s", line, ERASE_REST).flush(),
                        line -> console.printf("\r%s%s%n", line, ERASE_REST).flush())
                : new Display(Duration.ofSeconds(5), log::info, line -> {});
    }
}
