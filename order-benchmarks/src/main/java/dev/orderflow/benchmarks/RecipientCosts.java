package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.LoadKind;
import java.io.IOException;

/** What a placement costs with a recipient and without one, in turn on one node. */
final class RecipientCosts {

    private static final String RAW = "floor: raw insert and commit";
    private static final String EMPTY = "floor: empty request, ours";
    private static final String PLACE = "place";
    private static final String WITH_RECIPIENT = "place with a recipient";

    /** In turn as well, so that the compiler has seen both before either is measured. */
    private static final int WARM_UPS = 3;

    private final BenchmarkRun run;
    private final Rounds rounds = new Rounds();

    RecipientCosts(BenchmarkRun run) {
        this.run = run;
    }

    void measure() throws IOException, InterruptedException {
        Sizes sizes = run.sizes();
        try (Application ours = run.start()) {
            for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
                run.meter().measure(LoadKind.PLACE, ours, sizes.warmUp());
                run.meter().measure(LoadKind.PLACE_WITH_RECIPIENT, ours, sizes.warmUp());
                run.meter().measure(LoadKind.EMPTY, ours, sizes.warmUp());
            }
            for (int round = 0; round < sizes.rounds(); round++) {
                measure(RAW, LoadKind.RAW_INSERT, ours);
                measure(EMPTY, LoadKind.EMPTY, ours);
                measure(PLACE, LoadKind.PLACE, ours);
                measure(WITH_RECIPIENT, LoadKind.PLACE_WITH_RECIPIENT, ours);
            }
        }
        rounds.report(run.report());
        run.report()
                .table("Figures ÷ floors", "what", "ratio")
                .row("CPU of a placement with a recipient ÷ without", rounds.ratio(WITH_RECIPIENT, PLACE));
    }

    private void measure(String what, LoadKind kind, Application target) throws InterruptedException {
        rounds.add(what, run.meter().measure(kind, target, run.sizes().measured()));
    }
}
