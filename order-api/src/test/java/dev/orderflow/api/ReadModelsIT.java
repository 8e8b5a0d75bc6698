package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.command.RemoveOrderLine;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
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
        for (OrderStatus status : OrderStatus.values()) {
            TestOrders.leadingTo(status, TestOrders.newId()).forEach(commands::sendAndWait);
        }
        OrderId changed = TestOrders.newId();
        commands.sendAndWait(TestOrders.place(changed));
        commands.sendAndWait(TestOrders.addLine(changed, "mug_3"));
        commands.sendAndWait(new RemoveOrderLine(changed, new Sku("pen.red")));
    }

    @ForEveryReadModel
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

    private List<Map<String, Object>> rows(String name) {
        return sql.sql("select to_jsonb(row)::text as row from " + ReadModels.tableOfOrders(sql, name)
                        + " as row order by order_id")
                .query()
                .listOfRows();
    }
}
