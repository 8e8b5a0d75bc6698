package dev.orderflow.demo.seed;

import java.io.Console;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.springframework.boot.ansi.AnsiColor;
import org.springframework.boot.ansi.AnsiOutput;

/**
 * Where somebody may follow the progress.
 *
 * @param interval between two lines
 * @param last takes the line at the end, before the summary
 */
record Display(Duration interval, Consumer<String> line, Consumer<String> last) {

    private static final String ERASE_REST = "\033[K";

    /** One line that is written over and over on a terminal; where nobody watches, a log line now and then. */
    @SuppressWarnings("SystemConsoleNull") // since Java 22 a console need not be a terminal: hence the second look
    static Display on(Logger log) {
        Console console = System.console();
        // Spring Boot knows, because it colours nothing but terminals.
        boolean terminal = !AnsiOutput.encode(AnsiColor.DEFAULT).isEmpty();
        return console != null && terminal
                ? new Display(
                        Duration.ofMillis(250),
                        line -> console.printf("\r%s%s", line, ERASE_REST).flush(),
                        line -> console.printf("\r%s%s%n", line, ERASE_REST).flush())
                : new Display(Duration.ofSeconds(5), log::info, line -> {});
    }
}
