package dev.orderflow.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Runs them on one durable PostgreSQL, and prints what came out. The argument is the path of the jar. All of them, or those that
 * {@code -Dbenchmarks=commands,burst,replay,poison,nodes,notifications,orders} names.
 */
public final class Benchmarks {

    private static final int CONNECTIONS = 16;

    /** The compiler needs 50 s of CPU, on a machine of two cores, before the rate settles. */
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("benchmarks.warm-up", 90));

    private static final Duration MEASURED = Duration.ofSeconds(15);

    /** Shorter, so that it never runs out of orders that were placed. */
    private static final Duration CONFIRMING = Duration.ofSeconds(8);

    private static final int EVENTS = Integer.getInteger("benchmarks.events", 500_000);

    private static final String SMALL_HEAP = "-Xmx256m";

    private static final List<String> WANTED =
            List.of(System.getProperty("benchmarks", "commands,burst,replay,poison,nodes,notifications,orders")
                    .split(","));

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // So that the server itself can tell when what was committed.
                .setServerConfig("track_commit_timestamp", "on")
                .start()) {
            JdbcClient superuser = JdbcClient.create(server.getPostgresDatabase());
            superuser.sql("create role orderflow login").update();
            superuser.sql("create database orderflow owner orderflow").update();
            DriverManagerDataSource database = new DriverManagerDataSource(
                    "jdbc:postgresql://localhost:" + server.getPort() + "/orderflow", "orderflow", "");

            Application.start(jar, database).close(); // it makes the tables

            Report report = new Report();
            if (WANTED.contains("commands")) {
                commands(jar, database, report);
            }
            if (WANTED.contains("burst")) {
                try (Application application = Application.start(jar, database)) {
                    new Burst(application).measure(WARM_UP, report);
                }
            }
            if (WANTED.contains("nodes")) {
                new TwoNodes(jar, database).measure(WARM_UP, MEASURED, report);
            }
            if (WANTED.contains("replay")) {
                replay(jar, database, report);
            }
            if (WANTED.contains("poison")) {
                new Poison(jar, database).measure(EVENTS, SMALL_HEAP, report);
            }
            if (WANTED.contains("notifications")) {
                new Notifications(database).measure(CONNECTIONS, MEASURED, report);
            }
            if (WANTED.contains("orders")) {
                try (Application application = Application.start(jar, database)) {
                    new LongOrders(database, application).measure(WARM_UP, report);
                }
            }
            report.print();
        }
    }

    private static void commands(Path jar, DriverManagerDataSource database, Report report)
            throws IOException, InterruptedException {
        try (Application application = Application.start(jar, database)) {
            Orders orders = new Orders(application);
            ClosedLoop.run(CONNECTIONS, WARM_UP, orders::placeAndConfirm);
            Measured raw = ClosedLoop.run(CONNECTIONS, MEASURED, new RawInserts(database)::insert);
            report.baseline("one raw insert and commit", raw);
            report.add("place", ClosedLoop.run(CONNECTIONS, MEASURED, orders::place));
            report.addSeconds("until the read models had caught up", new Lag(database).secondsToCatchUp());
            report.add("confirm", ClosedLoop.run(CONNECTIONS, CONFIRMING, orders::confirm));
            report.addSeconds("until the read models had caught up", new Lag(database).secondsToCatchUp());
        }
    }

    private static void replay(Path jar, DriverManagerDataSource database, Report report)
            throws IOException, InterruptedException {
        Replay replay = new Replay(database);
        replay.fillUpTo(EVENTS);
        for (int segments : new int[] {1, 4}) {
            replay.divide("order-list", segments);
            try (Application application = Application.start(jar, database, SMALL_HEAP)) {
                new Lag(database).secondsToCatchUp();
                replay.measure(report, application, segments, "order-list");
            }
        }
    }
}
