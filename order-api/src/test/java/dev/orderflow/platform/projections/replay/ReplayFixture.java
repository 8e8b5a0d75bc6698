package dev.orderflow.platform.projections.replay;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.projections.processor.ProcessorStatus;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import dev.orderflow.platform.projections.processor.SegmentOperations;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The order list with one order in it, and what tests of replays do to its new build. */
@FullApplication
abstract class ReplayFixture {

    static final String LIST = "order-list";

    @Autowired
    CommandGateway commands;

    @Autowired
    Replays replays;

    @Autowired
    SegmentOperations segments;

    @Autowired
    ProcessorStatuses processors;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    Operator operator;
    OrderId order;

    @BeforeEach
    void anOrder() {
        operator = new Operator(sql);
        order = TestOrders.newId();
        commands.sendAndWait(TestOrders.place(order));
        operator.awaitCaughtUp(LIST);
    }

    @AfterEach
    void everythingRunsAgain() {
        letTheNewBuildGoOn();
        operator.resume(LIST);
    }

    ProcessorStatus status() {
        return processors.find(LIST).orElseThrow();
    }

    /** Every batch of the new build fails. */
    void beginAReplayThatGetsNowhere() {
        transactions.executeWithoutResult(transaction -> {
            operator.beginReplay(LIST);
            sql.sql("""
                            create function read_model_spare.hold_up() returns trigger language plpgsql as $$
                            begin
                                raise exception 'not yet';
                            end $$
                            """).update();
            sql.sql("create trigger hold_up before insert on read_model_spare.order_list"
                            + " for each statement execute function read_model_spare.hold_up()")
                    .update();
        });
    }

    void letTheNewBuildGoOn() {
        sql.sql("drop function if exists read_model_spare.hold_up cascade").update();
    }

    List<String> rows(String table) {
        return sql.sql("select to_jsonb(row)::text from read_model." + table + " as row order by order_id")
                .query(String.class)
                .list();
    }

    /** -1 for an order that is not shown. */
    long version(OrderId id) {
        return sql.sql("select version from read_model.order_list where order_id = ?")
                .param(id.value())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }
}
