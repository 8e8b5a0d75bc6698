package dev.orderflow.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contract.Step;
import dev.orderflow.contract.Step.Verb;
import dev.orderflow.contract.Stories;
import dev.orderflow.contract.Story;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.model.OrderId;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
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
                everyOutcome().forEach(word -> coverage.check(word).count(met("answer " + word))));
        Statistics.label(Story.VERBS)
                .coverage(coverage -> Stream.of(Verb.values())
                        .forEach(verb -> coverage.check(verb).count(met("step " + verb))));
    }

    /** The model shares no code with the domain, so it can't list the domain's commands. */
    @Example
    void theModelKnowsEveryCommand() {
        assertThat(Stream.of(Verb.values())
                        .<Class<?>>map(verb -> AggregateSubject.command(
                                        new Step(
                                                "A", verb, List.of(new Step.Line("a", 1, "1", "EUR")), 0, "text", null),
                                        new OrderId(UUID.randomUUID()),
                                        "customer-7")
                                .getClass()))
                .as(
                        "For a new command add a Verb to Step, then the compiler leads through the model; and a step to Stories")
                .containsExactlyInAnyOrder(OrderCommand.class.getPermittedSubclasses());
    }

    private static Consumer<Integer> met(String what) {
        return count -> assertThat(count)
                .as(
                        "How often the stories meet the %s. If never, add it to OrderModel, or the step that leads there to Stories",
                        what)
                .isPositive();
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        return Stories.ofUpTo(40);
    }

    private static Stream<String> everyOutcome() {
        return Stream.concat(
                Stream.of("accepted", "invalid-order", "order-not-found", "order-exists", "version-mismatch"),
                // Nobody waits in the stories, because no client can ask for that.
                Stream.of(Refusal.values())
                        .filter(reason -> reason != Refusal.AWAITING_STOCK)
                        .map(Refusal::code));
    }
}
