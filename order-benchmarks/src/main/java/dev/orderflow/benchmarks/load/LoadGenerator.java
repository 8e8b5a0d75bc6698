package dev.orderflow.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Scanner;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A process that is told what to send on standard input: the kind of request, the port, the number of clients; and, once it has
 * answered that they are connected, for how many milliseconds. It then prints what it has measured.
 */
public final class LoadGenerator {

    private LoadGenerator() {}

    /**
     * The arguments are the URL of the database, its user, and the credentials of the callers: one of the demo's accounts if there are
     * none. The process ends with its input, and so with its parent.
     */
    @SuppressWarnings("SystemOut") // the parent reads it
    public static void main(String[] arguments) throws Exception {
        DriverManagerDataSource database = new DriverManagerDataSource(arguments[0], arguments[1], "");
        List<String> callers = arguments.length == 2
                ? List.of(Placement.OPERATOR)
                : List.of(arguments).subList(2, arguments.length);
        Queue<UUID> unconfirmed = new ConcurrentLinkedQueue<>();
        BlockingQueue<UUID> orders = new LinkedBlockingQueue<>();
        Scanner input = new Scanner(System.in, StandardCharsets.US_ASCII);
        while (input.hasNext()) {
            LoadKind kind = LoadKind.valueOf(input.next());
            int port = Integer.parseInt(input.next());
            try (ClosedLoop loop = ClosedLoop.of(
                    Integer.parseInt(input.next()),
                    () -> kind == LoadKind.RAW_INSERT
                            ? RawInserts.into(database)
                            : new OrderClient(kind, port, callers, unconfirmed, orders))) {
                System.out.println("connected");
                System.out.println(loop.run(Duration.ofMillis(Long.parseLong(input.next())))
                        .line());
            }
        }
    }
}
