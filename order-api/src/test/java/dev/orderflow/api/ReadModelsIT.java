package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.DeliverOrder;
import dev.orderflow.domain.command.RemoveOrderLine;
import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read models are functions of the log: whatever happens to a processor, the rows come out the same. */
@FullApplication
class ReadModelsIT {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void ordersInEveryState() {
        place(TestOrders.newId());
        OrderId changed = place(TestOrders.newId());
        commands.sendAndWait(TestOrders.addLine(changed, "mug_3"));
        commands.sendAndWait(new RemoveOrderLine(changed, new Sku("pen.red")));
        OrderId cancelled = place(TestOrders.newId());
        commands.sendAndWait(new CancelOrder(cancelled, new CancellationReason("Ordered twice")));
        OrderId delivered = place(TestOrders.newId());
        commands.sendAndWait(TestOrders.confirm(delivered));
        commands.sendAndWait(TestOrders.ship(delivered));
        commands.sendAndWait(new DeliverOrder(delivered));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-list", "order-details", "daily-statistics", "customer-summary"})
    void handlingTheWholeLogTwiceChangesNothing(String name) {
        Operator operator = new Operator(sql);
        operator.awaitCaughtUp(name);
        List<Map<String, Object>> before = rows(name);

        operator.pause(name);
        operator.rewind(name);
        operator.resume(name);

        operator.awaitCaughtUp(name);
        assertThat(rows(name)).isEqualTo(before).isNotEmpty();
        assertThat(Folds.differences(sql, name)).isZero();
    }

    private OrderId place(OrderId order) {
        commands.sendAndWait(TestOrders.place(order));
        return order;
    }

    private List<Map<String, Object>> rows(String name) {
        return sql.sql("select to_jsonb(row)::text as row from " + OrderRows.of(name) + " as row order by order_id")
                .query()
                .listOfRows();
    }
}
