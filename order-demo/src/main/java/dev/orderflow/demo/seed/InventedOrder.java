package dev.orderflow.demo.seed;

import dev.orderflow.domain.command.AddOrderLine;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.command.DeliverOrder;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.command.RemoveOrderLine;
import dev.orderflow.domain.command.ShipOrder;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.Carrier;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLine;
import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.domain.model.TrackingNumber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Order number n of the seed data.
 *
 * @param correlationId of all its commands
 * @param commands the whole life of the order; the first one places it, and none is refused
 */
record InventedOrder(OrderId id, String correlationId, List<OrderCommand> commands) {

    /** The numbers of lines of ten typical orders. */
    private static final List<Integer> LINES = List.of(1, 1, 1, 1, 2, 2, 2, 3, 4, 5);

    /** The final states of ten typical orders. */
    private static final List<OrderStatus> STATES = List.of(
            OrderStatus.PLACED,
            OrderStatus.CONFIRMED,
            OrderStatus.SHIPPED,
            OrderStatus.SHIPPED,
            OrderStatus.DELIVERED,
            OrderStatus.DELIVERED,
            OrderStatus.DELIVERED,
            OrderStatus.DELIVERED,
            OrderStatus.DELIVERED,
            OrderStatus.CANCELLED);

    private record Shipper(String name, String prefix) {}

    private static final List<Shipper> SHIPPERS = List.of(
            new Shipper("DHL", "00340"),
            new Shipper("UPS", "1Z"),
            new Shipper("DPD", "0150"),
            new Shipper("Royal Mail", "RM"));

    private static final List<String> REASONS = List.of(
            "Ordered by mistake",
            "Ordered twice",
            "Found it cheaper elsewhere",
            "Delivery would take too long",
            "Payment failed",
            "Out of stock",
            "Address can't be reached",
            "Falsche Größe gewählt");

    static InventedOrder number(int n) {
        String name = "seed-" + n;
        OrderId id = new OrderId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        Draw draw = new Draw(id.value());
        List<OrderCommand> commands = new ArrayList<>(filled(n, id, draw));
        commands.addAll(handled(id, draw));
        return new InventedOrder(id, name, List.copyOf(commands));
    }

    /** Some customers add an article after placing the order, and some remove one. */
    private static List<OrderCommand> filled(int n, OrderId id, Draw draw) {
        Customer customer = Customer.ofOrder(n, draw);
        boolean adds = draw.chance(12);
        int placed = draw.oneOf(LINES);
        List<OrderLine> lines = Catalogue.lines(adds ? placed + 1 : placed, customer.market(), draw);
        List<OrderCommand> commands = new ArrayList<>();
        commands.add(new PlaceOrder(id, customer.id(), new OrderLines(lines.subList(0, placed))));
        if (adds) {
            commands.add(new AddOrderLine(id, lines.get(placed)));
        }
        if (lines.size() > 1 && draw.chance(12)) {
            commands.add(new RemoveOrderLine(id, draw.oneOf(lines).sku()));
        }
        return commands;
    }

    private static List<OrderCommand> handled(OrderId id, Draw draw) {
        OrderCommand confirm = new ConfirmOrder(id);
        return switch (draw.oneOf(STATES)) {
            case PLACED -> List.of();
            case CONFIRMED -> List.of(confirm);
            case SHIPPED -> List.of(confirm, ship(id, draw));
            case DELIVERED -> List.of(confirm, ship(id, draw), new DeliverOrder(id));
            case CANCELLED -> draw.chance(60) ? List.of(cancel(id, draw)) : List.of(confirm, cancel(id, draw));
        };
    }

    private static OrderCommand ship(OrderId id, Draw draw) {
        Shipper shipper = draw.oneOf(SHIPPERS);
        String number = shipper.prefix() + String.format(Locale.ROOT, "%010d", draw.below(Integer.MAX_VALUE));
        return new ShipOrder(id, new Carrier(shipper.name()), new TrackingNumber(number));
    }

    private static OrderCommand cancel(OrderId id, Draw draw) {
        return new CancelOrder(id, new CancellationReason(draw.oneOf(REASONS)));
    }
}
