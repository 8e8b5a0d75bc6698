package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.RawInserts;
import dev.orderflow.benchmarks.report.Machine;
import dev.orderflow.benchmarks.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What all of the benchmarks share.
 *
 * @param jar of the application
 */
record BenchmarkRun(
        Path jar,
        PostgresServer server,
        DriverManagerDataSource database,
        LoadProcess load,
        CostMeter meter,
        Sizes sizes,
        Report report) {

    static BenchmarkRun on(PostgresServer server, LoadProcess load, Path jar, Sizes sizes, Report report)
            throws IOException {
        Machine.describe(report.table("Measured on", "what", "it is"), server.version());
        DriverManagerDataSource database = server.database();
        return new BenchmarkRun(jar, server, database, load, new CostMeter(server, database, load), sizes, report);
    }

    Application start(String... options) throws IOException, InterruptedException {
        Application started = Application.start(jar, database, options);
        RawInserts.createTable(database); // after the tables that it is like
        return started;
    }
}
