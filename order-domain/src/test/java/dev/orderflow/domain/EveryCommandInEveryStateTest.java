package dev.orderflow.domain;

import static dev.orderflow.domain.Answers.rejected;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.andNoMore;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.matches;

import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.event.OrderStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of an order in one table: an answer is the event that follows, or the reason for the refusal. */
class EveryCommandInEveryStateTest {

    private static final String LIFE = """
            command          PLACED            CONFIRMED          SHIPPED          DELIVERED          CANCELLED
            PlaceOrder       order-exists      order-exists       order-exists     order-exists       order-exists
            AddOrderLine     OrderLineAdded    already-confirmed  already-shipped  already-delivered  already-cancelled
            RemoveOrderLine  OrderLineRemoved  already-confirmed  already-shipped  already-delivered  already-cancelled
            ConfirmOrder     OrderConfirmed    already-confirmed  already-shipped  already-delivered  already-cancelled
            ShipOrder        not-confirmed     OrderShipped       already-shipped  already-delivered  already-cancelled
            DeliverOrder     not-shipped       not-shipped        OrderDelivered   already-delivered  already-cancelled
            CancelOrder      OrderCancelled    OrderCancelled     already-shipped  already-delivered  already-cancelled
            """;

    private static final Map<String, List<String>> ROWS = LIFE.lines()
            .map(line -> List.of(line.split(" +")))
            .collect(Collectors.toMap(row -> row.get(0), Function.identity()));

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everyCommandInEveryState")
    void everyCommandHasItsAnswerInEveryState(OrderCommand command, History history) {
        ResultValidator<Order> result =
                new AggregateTestFixture<>(Order.class).given(history.events()).when(command);

        String answer = answer(command, history.status());
        if (answer.equals("order-exists")) {
            result.expectException(EventStoreException.class).expectNoEvents();
        } else if (answer.startsWith("Order")) {
            expectOneEvent(result, answer, history.version() + 1);
        } else {
            Refusal reason = Refusal.valueOf(answer.toUpperCase(Locale.ROOT).replace('-', '_'));
            result.expectException(rejected(reason, history.status(), history.version()))
                    .expectNoEvents();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyCommand")
    void onlyPlacingNeedsNoOrder(OrderCommand command) {
        ResultValidator<Order> result =
                new AggregateTestFixture<>(Order.class).givenNoPriorActivity().when(command);

        if (command instanceof PlaceOrder) {
            expectOneEvent(result, "OrderPlaced", 0);
        } else {
            result.expectException(AggregateNotFoundException.class).expectNoEvents();
        }
    }

    @Test
    void theTableHasAColumnForEveryState() {
        assertThat(row("command").stream().skip(1))
                .as("columns of LIFE; add one for each new state")
                .containsExactlyElementsOf(
                        Stream.of(OrderStatus.values()).map(OrderStatus::name).toList());
        assertThat(Stream.of(History.values()).map(History::status))
                .as("states that History has an example of; add one for each new state")
                .contains(OrderStatus.values());
    }

    @Test
    void theTableHasARowForEveryCommandAndNoOther() {
        assertThat(ROWS)
                .as("rows of LIFE; add one for each new command")
                .containsOnlyKeys(Stream.concat(
                                Stream.of("command"),
                                Stream.of(OrderCommand.class.getPermittedSubclasses())
                                        .map(Class::getSimpleName))
                        .toList());
        assertThat(ROWS.values())
                .as("Each row has an answer in each column")
                .allSatisfy(row -> assertThat(row).hasSize(1 + OrderStatus.values().length));
    }

    static Stream<Arguments> everyCommandInEveryState() {
        return everyCommand()
                .flatMap(command -> Stream.of(History.values()).map(history -> Arguments.of(command, history)));
    }

    static Stream<Named<OrderCommand>> everyCommand() {
        return Stream.of(OrderCommand.class.getPermittedSubclasses())
                .map(type -> Named.of(type.getSimpleName(), exampleOf(type)));
    }

    private static OrderCommand exampleOf(Class<?> type) {
        return OrderExamples.oneCommandOfEachKind().stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("OrderExamples has no " + type));
    }

    private static String answer(OrderCommand command, OrderStatus status) {
        int column = row("command").indexOf(status.name());
        assertThat(column).as("Add a column %s to LIFE", status).isPositive();
        return row(command.getClass().getSimpleName()).get(column);
    }

    private static List<String> row(String command) {
        return requireNonNull(ROWS.get(command), () -> "Add a row %s to LIFE".formatted(command));
    }

    private static void expectOneEvent(ResultValidator<Order> result, String type, long version) {
        result.expectEventsMatching(exactSequenceOf(
                        matches((EventMessage<?> event) -> isNumbered(event, type, version)), andNoMore()))
                .expectResultMessagePayloadMatching(matches((CommandResult accepted) -> accepted.version() == version));
    }

    private static boolean isNumbered(EventMessage<?> event, String type, long version) {
        return event instanceof DomainEventMessage<?> fact
                && fact.getPayloadType().getSimpleName().equals(type)
                && fact.getSequenceNumber() == version;
    }
}
