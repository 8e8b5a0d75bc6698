package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.report.ReportTable;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Thousands of placements at once, and what the requests of other kinds notice of them. */
final class Burst {

    /** One burst is over within seconds, which is too short for a p99. */
    private static final int BURSTS = 5;

    private final BenchmarkRun run;
    private final Orders orders;

    Burst(BenchmarkRun run, Application application) {
        this.run = run;
        this.orders = new Orders(application);
    }

    void measure() throws InterruptedException {
        // So that each burst begins on a machine that is idle again.
        Duration pause = run.sizes().measured();
        ReportTable table = run.report()
                .table(BURSTS + " bursts of " + run.sizes().burst() + " placements", "requests", "were answered");
        Map<String, Bystander> bystanders = new LinkedHashMap<>();
        bystanders.put("queries", new Bystander(orders.query("/api/orders?limit=10")));
        bystanders.put("probes", new Bystander(orders.query("/actuator/health/readiness")));
        bystanders.put("operations", new Bystander(orders.query("/api/processors")));
        bystanders.values().forEach(bystander -> bystander.count(true));
        Thread.sleep(pause.toMillis());
        bystanders.forEach((kind, bystander) -> table.row(kind + " before a burst", bystander.latencies()));

        Map<Integer, Integer> answers = new TreeMap<>();
        long longest = 0;
        for (int burst = 0; burst < BURSTS; burst++) {
            bystanders.values().forEach(bystander -> bystander.count(false));
            Thread.sleep(pause.toMillis());
            bystanders.values().forEach(bystander -> bystander.count(true));
            long begin = System.nanoTime();
            burst().forEach(status -> answers.merge(status, 1, Integer::sum));
            longest = Math.max(longest, System.nanoTime() - begin);
        }
        table.row("placements", String.format(Locale.ROOT, "within %.1f s, by status %s", longest / 1e9, answers));
        Thread.sleep(pause.toMillis());
        bystanders.forEach((kind, bystander) -> {
            table.row(kind + " during the bursts", bystander.latencies());
            bystander.close();
        });
    }

    /** The statuses of the answers, 0 for none. There are as many connections as requests. */
    private List<Integer> burst() {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<Integer>> sent = Stream.generate(orders::placement)
                .limit(run.sizes().burst())
                .map(placement -> http.sendAsync(placement, BodyHandlers.discarding())
                        .handle((answer, failure) -> failure == null ? answer.statusCode() : 0))
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
