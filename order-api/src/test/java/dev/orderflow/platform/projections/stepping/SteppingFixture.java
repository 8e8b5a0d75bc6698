package dev.orderflow.platform.projections.stepping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** An order that was placed, confirmed and shipped, in a log of its own: others damage theirs. */
@FullApplication
@TestPropertySource(properties = "test.log=to-step-through")
abstract class SteppingFixture {

    static final String LIST = "order-list";
    static final String SUMMARY = "customer-summary";

    @Autowired
    CommandGateway commands;

    @Autowired
    Stepping stepping;

    @Autowired
    JdbcClient sql;

    Operator operator;
    OrderId order;

    @BeforeEach
    void anOrder() {
        operator = new Operator(sql);
        order = TestOrders.newId();
        commands.sendAndWait(TestOrders.place(order));
        commands.sendAndWait(TestOrders.confirm(order));
        commands.sendAndWait(TestOrders.ship(order));
        operator.awaitCaughtUp(LIST);
        operator.awaitCaughtUp(SUMMARY);
    }

    @AfterEach
    void nobodySteps() {
        stepping.end(LIST);
        stepping.end(SUMMARY);
    }

    /** Begins a session, and applies all events before that version of the order. */
    void stepUpTo(String readModel, long version) {
        assertThat(stepping.begin(readModel)).isTrue();
        run(readModel, position(version) - 1);
    }

    void run(String readModel, long to) {
        while (!stepping.run(readModel, to).orElseThrow().isDone()) {
            assertThat(stepping.find(readModel)).isPresent();
        }
    }

    Step step(String readModel) {
        return Objects.requireNonNull(
                stepping.step(readModel, null).orElseThrow().lastStep());
    }

    long position(long version) {
        return sql.sql("select position from event_store.events where aggregate_id = ? and sequence_number = ?")
                .params(order.toString(), version)
                .query(Long.class)
                .single();
    }

    /** The tables of this name that a session has made. */
    List<String> tables(String name) {
        return sql.sql("select tablename from pg_tables where schemaname = 'read_model_stepping' and tablename = ?")
                .param(name)
                .query(String.class)
                .list();
    }
}
