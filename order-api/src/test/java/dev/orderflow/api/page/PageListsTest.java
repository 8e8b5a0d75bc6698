package dev.orderflow.api.page;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.CommandCall;
import dev.orderflow.api.FoldsTest;
import dev.orderflow.domain.Refusal;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.event.OrderStockReserved;
import dev.orderflow.platform.projections.processor.ErrorKind;
import dev.orderflow.projections.dailystatistics.FindDailyStatistics.DayStatistics;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page repeats names of the domain, and no compiler compares them. A new command, event, state or refusal fails here. */
class PageListsTest {

    private static final Path APP = Path.of("src/main/resources/static/app");

    @Test
    void everyCommandCanBeSent() {
        assertSame("commands/commands.js", "an entry with this name", "name: '(\\w+)'", names(OrderCommand.class));
    }

    @Test
    void everyCommandHasItsFields() {
        assertSame(
                "commands/command-fields.js",
                "a function in commandFields",
                "(?m)^  (\\w+): \\(",
                names(OrderCommand.class));
    }

    /** What a process appends, nobody asks for on the page. */
    @Test
    void everyOtherEventIsTheOutcomeOfACommand() {
        Set<String> outcomes = names(OrderEvent.class);
        outcomes.remove(OrderStockReserved.class.getSimpleName());

        assertSame("commands/commands.js", "an entry with this event", "event: '(\\w+)'", outcomes);
    }

    @Test
    void everyRefusalIsExplained() {
        assertSame(
                "commands/rules.js",
                "the rule behind this reason",
                "(?m)^  '([a-z-]+)':",
                Arrays.stream(Refusal.values()).map(Refusal::code).collect(toCollection(TreeSet::new)));
    }

    @Test
    void everyStateIsAFilterOfTheList() {
        assertSame("order-list/order-list.js", "an entry of STATES", "'([A-Z_]{2,})'", names(OrderStatus.values()));
    }

    @Test
    void everyEventIsSummarised() {
        assertSame(
                "order-detail/event-summary.js",
                "a function in summaries",
                "(?m)^  (\\w+): [^\n]*",
                names(OrderEvent.class));
    }

    @Test
    void everyStateAndEventHasAColour() {
        Set<String> expected = names(OrderEvent.class);
        expected.addAll(names(OrderStatus.values()));

        assertSame("style/base.css", "a class in the list of colours", "\\.(Order\\w+|[A-Z_]{2,})\\b", expected);
    }

    @Test
    void everyNumberOfADayIsShown() {
        assertSame(
                "operations/days.js",
                "an entry of SERIES",
                "(?<=SERIES = \\[[^]]{0,99})'(\\w+)'",
                Stream.of(DayStatistics.class.getRecordComponents())
                        .filter(component -> component.getType().isPrimitive())
                        .map(RecordComponent::getName)
                        .collect(toCollection(TreeSet::new)));
    }

    @Test
    void everyReadModelHasAColourInTheChart() {
        List<String> readModels = FoldsTest.readModels().toList();

        assertSame(
                "style/lag.css",
                "a colour, .swatch.series-N, as the read models are numbered in lag-chart.js",
                "\\.swatch\\.series-(\\d+)",
                IntStream.range(0, readModels.size()).mapToObj(String::valueOf).collect(toCollection(TreeSet::new)));
    }

    @Test
    void everyReadModelIsExplainedInThePipeline() {
        assertSame(
                "pipeline/read-models.js",
                "an entry of this name",
                "(?m)^  '([a-z-]+)': \\{",
                FoldsTest.readModels().collect(toCollection(TreeSet::new)));
    }

    @Test
    void everyErrorOfAProcessorHasItsWords() {
        assertSame(
                "operations/condition.js",
                "an entry of ERRORS",
                "(?m)^  '([a-z-]+)': '",
                Arrays.stream(ErrorKind.values()).map(ErrorKind::code).collect(toCollection(TreeSet::new)));
    }

    @Test
    void everyNumberOfADayHasAColour() {
        Set<String> numbers = found("operations/days.js", "(?<=SERIES = \\[[^]]{0,99})'(\\w+)'");

        assertSame("style/base.css", "a class in the list of colours", "(?m)^\\.([a-z]+)(?= \\{\\n  --event)", numbers);
        assertSame("style/statistics.css", "a class beside the others", "(?<=:is\\([^)]{0,99})\\.([a-z]+)", numbers);
    }

    /** The page marks commands that will be refused. */
    @Test
    void commandsAreExpectedInTheStatesThatAcceptThem() {
        for (CommandCall call : CommandCall.values()) {
            if (call != CommandCall.PLACE) {
                String name = call.command().getSimpleName();
                assertThat(found("commands/commands.js", "(?<=name: '" + name + "',[^]}]{0,200})'([A-Z_]+)'"))
                        .as("The states of %s in commands/commands.js", name)
                        .containsExactlyInAnyOrderElementsOf(names(call.states().toArray(OrderStatus[]::new)));
            }
        }
    }

    private static void assertSame(String file, String toAdd, String pattern, Set<String> expected) {
        assertThat(found(file, pattern))
                .as("%s repeats the domain. What is missing below needs %s; what is unexpected must go", file, toAdd)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Set<String> found(String file, String pattern) {
        try {
            return Pattern.compile(pattern)
                    .matcher(Files.readString(APP.resolve(file)))
                    .results()
                    .map(match -> match.group(1))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError("This test names a file of the page that is not there: " + file, e);
        }
    }

    private static Set<String> names(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(toCollection(TreeSet::new));
    }
}
