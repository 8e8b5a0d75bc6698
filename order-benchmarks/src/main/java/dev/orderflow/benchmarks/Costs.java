package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.LoadKind;
import dev.orderflow.benchmarks.report.ReportTable;
import dev.orderflow.benchmarks.report.Spread;
import java.io.IOException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What requests cost, and what the stack below them costs: a floor and a figure in turn, several rounds of them. */
final class Costs {

    private static final String RAW = "floor: raw insert and commit";
    private static final String PLACE = "place";
    private static final String BARE = "floor: empty request, bare Spring MVC";
    private static final String CONFIRM = "confirm";
    private static final String EMPTY = "floor: empty request, ours";
    private static final String GET = "GET of one order";
    private static final String REFUSED = "floor: no credentials, 401";
    private static final String LIST = "list page of 50";

    private final BenchmarkRun run;
    private final Rounds rounds = new Rounds();

    Costs(BenchmarkRun run) {
        this.run = run;
    }

    void measure(Application ours, WarmUp warmUp) throws IOException, InterruptedException {
        Sizes sizes = run.sizes();
        try (Application bare = Application.startBare()) {
            run.meter().measure(LoadKind.EMPTY, bare, sizes.warmUp().multipliedBy(2));
            for (int round = 0; round < sizes.rounds(); round++) {
                measure(RAW, LoadKind.RAW_INSERT, ours);
                measure(PLACE, LoadKind.PLACE, ours);
                measure(BARE, LoadKind.EMPTY, bare);
                measure(CONFIRM, LoadKind.CONFIRM, ours);
                measure(EMPTY, LoadKind.EMPTY, ours);
                measure(GET, LoadKind.GET_ORDER, ours);
                measure(REFUSED, LoadKind.NO_CREDENTIALS, ours);
                measure(LIST, LoadKind.LIST_50, ours);
            }
        }
        rounds.report(run.report());
        double commits = run.meter().commitsForEach(LoadKind.PLACE, ours, sizes.alone(), sizes.settled());

        ReportTable table = run.report().table("Figures ÷ floors", "what", "ratio or figure");
        table.row("CPU of a placement ÷ (our empty request + raw insert)", rounds.ratio(PLACE, EMPTY, RAW));
        table.row("CPU of a confirmation ÷ the same", rounds.ratio(CONFIRM, EMPTY, RAW));
        table.row("CPU of our empty request ÷ bare Spring MVC", rounds.ratio(EMPTY, BARE));
        table.row("CPU of a request without credentials ÷ bare Spring MVC", rounds.ratio(REFUSED, BARE));
        table.row("CPU of a GET of one order ÷ our empty request", rounds.ratio(GET, EMPTY));
        table.row("CPU of a list page of 50 ÷ our empty request", rounds.ratio(LIST, EMPTY));
        table.row(
                "CPU of a placement 20 s after the first ÷ once warm",
                rounds.spread(PLACE, cost -> warmUp.early().all() / cost.all()));
        table.row("placements ÷ raw inserts, a second", rounds.ratioOfRates(PLACE, RAW));
        table.row("confirmations ÷ raw inserts, a second", rounds.ratioOfRates(CONFIRM, RAW));
        table.row("commits for each placement", Spread.text(commits));
        table.row("bytes of an event with its indexes", Spread.text(bytesOfAnEvent()));
        table.row("start to ready", Spread.text(ours.secondsToReady()) + " s");
        table.row("resident after the first minute of load", warmUp.residentMegabytes() + " MB");
    }

    private void measure(String what, LoadKind kind, Application target) throws InterruptedException {
        rounds.add(what, run.meter().measure(kind, target, run.sizes().measured()));
    }

    private double bytesOfAnEvent() {
        return JdbcClient.create(run.database())
                .sql("select pg_total_relation_size('event_store.events')::float / count(*) from event_store.events")
                .query(Double.class)
                .single();
    }
}
