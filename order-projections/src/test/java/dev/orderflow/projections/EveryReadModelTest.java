package dev.orderflow.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.platform.projections.AggregateRow;
import dev.orderflow.platform.projections.Batches;
import dev.orderflow.platform.projections.EventEnvelope;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** What holds of all read models that there are. */
class EveryReadModelTest {

    @Test
    void eachHasANameOfItsOwnAndIsABean() {
        assertThat(ReadModels.all())
                .extracting(OrderProjection::name)
                .doesNotHaveDuplicates()
                .isNotEmpty();
        assertThat(ReadModels.all())
                .allSatisfy(readModel -> assertThat(readModel.getClass())
                        .as("Add @Component, or the application does not find it")
                        .hasAnnotation(Component.class));
    }

    /** The tests of this class can't know what a read model is to show. */
    @ParameterizedTest
    @MethodSource("dev.orderflow.projections.ReadModels#named")
    void whatItShowsHasATestOfItsOwn(OrderProjection<?> readModel) {
        assertHasTest(readModel, "Test", "it compares the row with the state of the order after random histories");
        if (Batches.hasSums(readModel)) {
            assertHasTest(
                    readModel,
                    "SumsIT",
                    "it extends SumsSpecification and compares the sums with a query over the rows of orders");
        }
    }

    private static void assertHasTest(OrderProjection<?> readModel, String suffix, String what) {
        String name = readModel.getClass().getName();
        String test = (suffix.equals("SumsIT") ? name.replaceFirst("Projection$", "") : name) + suffix;
        assertThat(ClassUtils.isPresent(test, null))
                .as("Nothing tests what %s shows. Add %s: %s", readModel.name(), test, what)
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.orderflow.projections.ReadModels#named")
    void aRowFollowsTheVersionOfTheOrder(OrderProjection<?> readModel) {
        List<EventEnvelope> events = Histories.oneOfEachType(Instant.EPOCH);

        assertThat(ReadModels.rows(readModel, events))
                .extracting(AggregateRow::version)
                .isEqualTo(events.stream().map(EventEnvelope::version).toList());
        assertThat(ReadModels.rows(readModel, events))
                .extracting(AggregateRow::aggregateId)
                .containsOnly(events.get(0).aggregateId());
    }

    @ParameterizedTest
    @MethodSource("dev.orderflow.projections.ReadModels#named")
    void anOrderBeginsWithItsPlacement(OrderProjection<?> readModel) {
        List<EventEnvelope> events = Histories.oneOfEachType(Instant.EPOCH);

        assertThatIllegalStateException()
                .isThrownBy(() -> ReadModels.rows(readModel, events.subList(1, events.size())))
                .withMessageContaining("must be OrderPlaced");
    }

    @Test
    void theHistoriesHaveEveryEventAndLeadToEveryStatus() {
        Histories histories = new Histories(new Random(0));
        List<List<EventEnvelope>> all =
                Stream.generate(histories::next).limit(500).toList();

        assertThat(all.stream()
                        .flatMap(List::stream)
                        .<Class<?>>map(event -> Histories.event(event).getClass())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(OrderEvent.class.getPermittedSubclasses());
        assertThat(all.stream()
                        .map(events -> Expected.of(events).state().status())
                        .collect(Collectors.toSet()))
                .as("A status to which no event leads is shown by no read model")
                .containsExactlyInAnyOrder(OrderStatus.values());
    }
}
