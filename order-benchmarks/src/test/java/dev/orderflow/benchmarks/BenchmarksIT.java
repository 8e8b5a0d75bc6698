package dev.orderflow.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.benchmarks.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the benchmarks still run. What they measure in so short a time means nothing. */
class BenchmarksIT {

    private static final Report REPORT = new Report();

    /** One process of the application does for all of them: its start takes longer than the rest. */
    @BeforeAll
    static void runAll() throws Exception {
        Path jar = Path.of("..", "order-api", "target", "order-api.jar");
        try (PostgresServer server = PostgresServer.start();
                LoadProcess load = LoadProcess.start(server.database())) {
            BenchmarkRun run = BenchmarkRun.on(server, load, jar, Sizes.tiny(), REPORT);
            try (Application application =
                    run.start("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")) { // it starts faster with them
                WarmUp warmUp = new WarmUp(run);
                warmUp.measure(application);
                new Costs(run).measure(application, warmUp);
                new Burst(run, application).measure();
                new LongOrders(run, application).measure();
                new ReplayRate(run).measure(application, 1);
                new Growth(run).measure(application, 2_000, 3_000);
            }
            new TenantCosts(run).measure("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        }
    }

    @Test
    void eachRequestHasItsCostInEachProcess() {
        assertThat(REPORT.markdown())
                .contains("| request | a second | p50 ms | p99 ms | application | PostgreSQL | load | all |")
                .contains(
                        "| floor: raw insert and commit |",
                        "| floor: empty request, bare Spring MVC |",
                        "| floor: empty request, ours |",
                        "| floor: no credentials, 401 |",
                        "| place |",
                        "| confirm |",
                        "| GET of one order |",
                        "| list page of 50 |");
    }

    @Test
    void eachGoalHasItsFigure() {
        assertThat(REPORT.markdown())
                .contains(
                        "| CPU of a placement ÷ (our empty request + raw insert) |",
                        "| CPU of a confirmation ÷ the same |",
                        "| CPU of our empty request ÷ bare Spring MVC |",
                        "| CPU of a placement 20 s after the first ÷ once warm |",
                        "| CPU of a GET of one order ÷ our empty request |",
                        "| CPU of a list page of 50 ÷ our empty request |",
                        "| commits for each placement |",
                        "| bytes of an event with its indexes |",
                        "| start to ready |",
                        "| resident after the first minute of load |",
                        "| command, by its events ÷ raw select |",
                        "| events replayed ÷ raw inserts, a second |",
                        "| replay, events a second |",
                        "| request | tenants | PostgreSQL | application |");
    }

    /** It stays in {@code target}, for those who want to see what a report looks like. */
    @Test
    void thePageNeedsNothingFromTheNetwork() throws Exception {
        Path directory = Files.createDirectories(Path.of("target", "tiny-benchmarks"));
        REPORT.write(directory);

        assertThat(directory.resolve("benchmarks.html"))
                .content()
                .contains("<td>list page of 50</td>", "\"labels\":[\"floor: raw insert and commit\"", "uPlot=function")
                .doesNotContain("{{", "src=", "href=");
    }
}
