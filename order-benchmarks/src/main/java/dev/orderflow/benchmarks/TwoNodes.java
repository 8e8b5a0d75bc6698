package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.report.ReportTable;
import java.io.IOException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long it takes until an event that one node has committed is in the read models that two nodes keep. */
final class TwoNodes {

    private static final int PER_SECOND = 200;

    private final BenchmarkRun run;

    TwoNodes(BenchmarkRun run) {
        this.run = run;
    }

    /** The nodes share the processors, and one takes the orders: every other event is handled by the other one. */
    void measure() throws IOException, InterruptedException {
        try (Application projecting = run.start()) {
            new Orders(projecting).place();
            Lag lag = new Lag(run.database());
            lag.secondsToCatchUp();
            try (Application appending = run.start()) {
                Orders orders = new Orders(appending);
                Pace.keep(PER_SECOND, run.sizes().warmUp().multipliedBy(6), orders::place);
                long before = lag.head();
                Pace.keep(PER_SECOND, run.sizes().alone(), orders::place);
                lag.secondsToCatchUp();
                ReportTable table = run.report()
                        .table(
                                "From commit to the committed row, kept by two nodes, %s a second"
                                        .formatted(PER_SECOND),
                                "row of",
                                "after");
                for (String readModel : new String[] {"order_list", "order_details"}) {
                    table.row(readModel, CommitLag.of(JdbcClient.create(run.database()), readModel, before));
                }
            }
        }
    }
}
