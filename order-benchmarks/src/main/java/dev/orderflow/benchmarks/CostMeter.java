package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.LoadKind;
import dev.orderflow.benchmarks.load.Measured;
import java.time.Duration;
import javax.sql.DataSource;

/** Sends a load, and reads from each process what it took. */
final class CostMeter {

    private static final int CLIENTS = 16;

    private final PostgresServer server;
    private final LoadProcess load;
    private final Lag lag;

    CostMeter(PostgresServer server, DataSource database, LoadProcess load) {
        this.server = server;
        this.load = load;
        this.lag = new Lag(database);
    }

    /** What the read models do with the events belongs to the price, and so does the end of it, after the load. */
    Cost measure(LoadKind kind, Application target, Duration duration) throws InterruptedException {
        double[] before = new double[2];
        Measured measured = load.run(kind, target.port(), CLIENTS, duration, () -> {
            before[0] = target.cpuMicros();
            before[1] = server.cpuMicros();
        });
        lag.secondsToCatchUp();
        return new Cost(
                measured,
                (target.cpuMicros() - before[0]) / measured.requests(),
                (server.cpuMicros() - before[1]) / measured.requests());
    }

    /** @param settled see {@link PostgresServer#commits} */
    double commitsForEach(LoadKind kind, Application target, Duration duration, Duration settled)
            throws InterruptedException {
        Thread.sleep(settled.toMillis());
        long before = server.commits();
        Measured measured = load.run(kind, target.port(), CLIENTS, duration, () -> {});
        Thread.sleep(settled.toMillis());
        return (double) (server.commits() - before) / measured.requests();
    }
}
