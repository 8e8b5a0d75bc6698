package dev.orderflow.domain;

import dev.orderflow.contract.OrderPicture;
import dev.orderflow.contract.Outcome;
import dev.orderflow.contract.Step;
import dev.orderflow.contract.Story;
import dev.orderflow.domain.command.AddOrderLine;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.command.DeliverOrder;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.command.RemoveOrderLine;
import dev.orderflow.domain.command.ShipOrder;
import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.Carrier;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.domain.model.InvalidValue;
import dev.orderflow.domain.model.Money;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLine;
import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.domain.model.Quantity;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.domain.model.TrackingNumber;
import dev.orderflow.domain.model.UnitPrice;
import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;

/** The aggregate behind Axon's command bus; its picture is the fold of the events that were stored. */
final class AggregateSubject implements Story.Subject {

    private final EventStore log =
            EmbeddedEventStore.builder().storageEngine(new InMemoryLog()).build();
    private final CommandGateway commands =
            DefaultCommandGateway.builder().commandBus(commandBus(log)).build();

    private static CommandBus commandBus(EventStore log) {
        CommandBus bus = SimpleCommandBus.builder().build();
        AggregateAnnotationCommandHandler.<Order>builder()
                .aggregateType(Order.class)
                .repository(EventSourcingRepository.builder(Order.class)
                        .eventStore(log)
                        .build())
                .build()
                .subscribe(bus);
        return bus;
    }

    @Override
    public Outcome answer(Step step, UUID orderId, String customerId, @Nullable Set<Long> expectedVersions) {
        try {
            CommandResult accepted = commands.sendAndWait(new GenericCommandMessage<>(
                    command(step, new OrderId(orderId), customerId),
                    expectedVersions == null
                            ? MetaData.emptyInstance()
                            : MetaData.with(ExpectedVersion.KEY, new ExpectedVersion(expectedVersions))));
            return new Outcome(
                    Outcome.ACCEPTED, accepted.version(), accepted.status().name());
        } catch (InvalidValue e) {
            return Outcome.of(Outcome.INVALID);
        } catch (AggregateNotFoundException e) {
            return Outcome.of(Outcome.NOT_FOUND);
        } catch (AggregateStreamCreationException e) {
            return Outcome.of(Outcome.EXISTS);
        } catch (VersionMismatch e) {
            return Outcome.mismatch(e.actualVersion());
        } catch (OrderRejected e) {
            return new Outcome(e.reason().code(), e.version(), e.status().name());
        }
    }

    static OrderCommand command(Step step, OrderId order, String customerId) {
        return switch (step.verb()) {
            case PLACE ->
                new PlaceOrder(
                        order,
                        new CustomerId(customerId),
                        new OrderLines(step.allLines().stream()
                                .map(AggregateSubject::line)
                                .toList()));
            case ADD -> new AddOrderLine(order, line(step.line()));
            case REMOVE -> new RemoveOrderLine(order, new Sku(step.text()));
            case CONFIRM -> new ConfirmOrder(order);
            case SHIP -> new ShipOrder(order, new Carrier(step.text()), new TrackingNumber(Step.TRACKING_NUMBER));
            case DELIVER -> new DeliverOrder(order);
            case CANCEL -> new CancelOrder(order, new CancellationReason(step.text()));
        };
    }

    private static OrderLine line(Step.Line line) {
        return new OrderLine(
                new Sku(line.sku()),
                new Quantity(line.quantity()),
                UnitPrice.of(new BigDecimal(line.amount()), Money.currency(line.currency())));
    }

    @Override
    public @Nullable OrderPicture picture(UUID orderId, String customerId, long version) {
        return StoredOrder.in(log, orderId);
    }
}
