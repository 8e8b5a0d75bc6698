package dev.orderflow.domain;

import dev.orderflow.contract.Step;
import dev.orderflow.contract.Stories;
import dev.orderflow.contract.Story;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever is asked of orders, in whatever sequence: they do as the contract says. */
class OrderAgainstTheModelTest {

    private final AggregateSubject aggregate = new AggregateSubject();

    /** Tries: some five seconds. Edge cases: the stories have their own; any mixed in would make most of them end early. */
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void theAggregateAnswersAsTheModelDoes(@ForAll("stories") List<Step> story) {
        Story.tell(story, aggregate);

        Statistics.coverage(coverage ->
                everyOutcome().forEach(word -> coverage.check(word).count(n -> n > 0)));
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        return Stories.ofUpTo(40);
    }

    private static Stream<String> everyOutcome() {
        return Stream.concat(
                Stream.of("accepted", "invalid-order", "order-not-found", "order-exists", "version-mismatch"),
                Stream.of(Refusal.values()).map(Refusal::code));
    }
}
