package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.LoadGenerator;
import dev.orderflow.benchmarks.load.LoadKind;
import dev.orderflow.benchmarks.load.Measured;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Scanner;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The load generator as a process of its own. It remembers the orders that it has placed. */
final class LoadProcess implements AutoCloseable {

    /** The first compiler is enough for it. The second would take the cores from the application for longer than it gains. */
    private static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    private final Process process;
    private final PrintWriter requests;
    private final Scanner answers;

    private LoadProcess(Process process) {
        this.process = process;
        this.requests =
                new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII), true);
        this.answers = new Scanner(process.getInputStream(), StandardCharsets.US_ASCII);
    }

    /** @param callers the credentials of each, as a header has them; an order has the caller who follows from its id */
    static LoadProcess start(DriverManagerDataSource database, String... callers) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of(Objects.requireNonNull(database.getUrl()), Objects.requireNonNull(database.getUsername())));
        arguments.addAll(List.of(callers));
        return new LoadProcess(Java.program(LoadGenerator.class, SMALL, arguments.toArray(String[]::new))
                .redirectError(Redirect.INHERIT)
                .start());
    }

    /** @param connected runs when the clients are connected and have sent nothing yet */
    Measured run(LoadKind kind, int port, int clients, Duration duration, Runnable connected) {
        requests.println(kind + " " + port + " " + clients);
        requireAnswer();
        answers.next();
        connected.run();
        requests.println(duration.toMillis());
        requireAnswer();
        return Measured.read(answers);
    }

    private void requireAnswer() {
        if (!answers.hasNext()) {
            throw new IllegalStateException("The load has failed; what it printed says why");
        }
    }

    @Override
    public void close() {
        requests.close();
        process.onExit().join();
    }
}
