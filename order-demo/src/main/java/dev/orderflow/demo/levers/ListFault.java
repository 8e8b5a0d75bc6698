package dev.orderflow.demo.levers;

import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.Money;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLine;
import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.domain.model.Quantity;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.domain.model.UnitPrice;
import dev.orderflow.platform.web.correlation.CorrelationFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A fault of the order list, such as a careless migration could cause: its table refuses one customer. The log accepts orders of that
 * customer all the same, and their events become dead letters of the list.
 *
 * <p>The fault is a constraint in the database. It holds for all nodes until it is dropped. A replay that begins in the meantime has it
 * too, because a replay copies the table with its constraints. If the list already shows orders of that customer, the replay's result
 * misses them and is refused. So mending drops the constraint from both tables.
 */
class ListFault {

    static final String PROCESSOR = "order-list";

    private static final CustomerId UNLUCKY = new CustomerId("demo-unlucky");

    private static final OrderLines LINES = new OrderLines(List.of(new OrderLine(
            new Sku("four-leaf-clover"),
            new Quantity(1),
            UnitPrice.of(new BigDecimal("7.77"), Money.currency("EUR")))));

    /** Not validated: rows of that customer may already be in the table. */
    private static final String INTRODUCE = """
            do $$ begin
                alter table read_model.order_list
                    add constraint demo_fault check (customer_id <> '%s') not valid;
            exception when duplicate_object then null;
            end $$
            """.formatted(UNLUCKY.value());

    private static final String MEND = "alter table if exists %s.order_list drop constraint if exists demo_fault";

    private final JdbcClient sql;
    private final CommandGateway commands;

    ListFault(JdbcClient sql, CommandGateway commands) {
        this.sql = sql;
        this.commands = commands;
    }

    boolean isThere() {
        return sql.sql("""
                        select exists (select from pg_constraint
                            where conname = 'demo_fault' and conrelid = 'read_model.order_list'::regclass)
                        """).query(Boolean.class).single();
    }

    void introduce() {
        sql.sql(INTRODUCE).update();
    }

    /** Places and confirms an order that the list refuses: one dead letter for the event that fails, and one for the event behind it. */
    UUID placeRefusedOrder(String actor) {
        OrderId order = new OrderId(UUID.randomUUID());
        send(new PlaceOrder(order, UNLUCKY, LINES), actor);
        send(new ConfirmOrder(order), actor);
        return order.value();
    }

    private void send(OrderCommand command, String actor) {
        commands.sendAndWait(new GenericCommandMessage<>(
                command, Map.of(CorrelationFilter.KEY, CorrelationFilter.current(), "actor", actor)));
    }

    /** The dead letters stay until somebody retries them. */
    void mend() {
        sql.sql(MEND.formatted("read_model")).update();
        sql.sql(MEND.formatted("read_model_spare")).update();
    }
}
