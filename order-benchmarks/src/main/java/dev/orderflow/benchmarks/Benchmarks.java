package dev.orderflow.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Runs them all on one durable PostgreSQL, and prints what came out. The argument is the path of the jar. */
public final class Benchmarks {

    private static final int CONNECTIONS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration MEASURED = Duration.ofSeconds(15);

    /** Shorter, so that it never runs out of orders that were placed. */
    private static final Duration CONFIRMING = Duration.ofSeconds(8);

    private static final int EVENTS = 500_000;

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]);
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            JdbcClient superuser = JdbcClient.create(server.getPostgresDatabase());
            superuser.sql("create role orderflow login").update();
            superuser.sql("create database orderflow owner orderflow").update();
            DriverManagerDataSource database = new DriverManagerDataSource(
                    "jdbc:postgresql://localhost:" + server.getPort() + "/orderflow", "orderflow", "");

            Report report = new Report();
            commands(jar, database, report);
            replay(jar, database, report);
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
        replay.forgetReadModels();
        try (Application application = Application.start(jar, database)) {
            replay.measure(report);
            report.addText("resident memory after it", application.residentMegabytes() + " MB");
        }
    }
}
