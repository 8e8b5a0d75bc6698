package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.report.Report;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * Runs them on one durable PostgreSQL, and prints what came out. The arguments are the path of the jar and the directory for the
 * report; {@code -Dbenchmarks=costs,burst} names some of them.
 */
public final class Benchmarks {

    private Benchmarks() {}

    @SuppressWarnings("SystemOut") // that is what a report is for
    public static void main(String[] arguments) throws Exception {
        Report report = new Report();
        try {
            run(Path.of(arguments[0]), wanted(), Sizes.full(), report);
        } finally { // what was measured before a failure has cost minutes
            report.write(Path.of(arguments[1]));
            System.out.println(report.markdown());
        }
    }

    private static Set<String> wanted() {
        return Set.of(Objects.requireNonNull(System.getProperty("benchmarks")).split(",", -1));
    }

    static void run(Path jar, Set<String> wanted, Sizes sizes, Report report) throws Exception {
        try (PostgresServer server = PostgresServer.start();
                LoadProcess load = LoadProcess.start(server.database())) {
            BenchmarkRun run = BenchmarkRun.on(server, load, jar, sizes, report);
            if (wanted.stream().anyMatch(Set.of("costs", "burst", "orders")::contains)) {
                onOneNode(run, wanted);
            }
            if (wanted.contains("recipients")) {
                new RecipientCosts(run).measure();
            }
            if (wanted.contains("tenants")) {
                new TenantCosts(run).measure();
            }
            if (wanted.contains("nodes")) {
                new TwoNodes(run).measure();
            }
            if (wanted.contains("replay")) {
                new ReplayRate(run).measure(1, 4);
            }
            if (wanted.contains("poison")) {
                new Poison(run).measure();
            }
            if (wanted.contains("notifications")) {
                new Notifications(run).measure();
            }
            if (wanted.contains("growth")) {
                new Growth(run).measure();
            }
        }
    }

    /** One process serves all of these, because each would have to warm it up. */
    private static void onOneNode(BenchmarkRun run, Set<String> wanted) throws Exception {
        try (Application application = run.start()) {
            WarmUp warmUp = new WarmUp(run);
            warmUp.measure(application);
            if (wanted.contains("costs")) {
                new Costs(run).measure(application, warmUp);
            }
            if (wanted.contains("burst")) {
                new Burst(run, application).measure();
            }
            if (wanted.contains("orders")) {
                new LongOrders(run, application).measure();
            }
        }
    }
}
