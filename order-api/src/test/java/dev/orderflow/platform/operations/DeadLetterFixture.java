package dev.orderflow.platform.operations;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Orders of which the list refuses an event, in a log of their own: others compare theirs with its fold. */
@FullApplication
@TestPropertySource(properties = "test.log=with-poison")
abstract class DeadLetterFixture {

    static final String LIST = "order-list";

    @Autowired
    CommandGateway commands;

    @Autowired
    DeadLetterOperations desk;

    @Autowired
    JdbcClient sql;

    final OrderId poisoned = TestOrders.newId();
    final OrderId sound = TestOrders.newId();

    @AfterEach
    void mend() {
        sql.sql("delete from read_model.dead_letters where position < 0").update();
        sql.sql("alter table read_model.order_list drop constraint if exists no_frogs")
                .update();
    }

    List<DeadLetterItem> awaitLetters(int letters) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> letters(LIST, poisoned).size() == letters);
        return letters(LIST, poisoned);
    }

    /** Those of other tests come back with each replay. */
    List<DeadLetterItem> letters(String processor, OrderId order) {
        return desk.list(processor, null, 0, 1_000).items().stream()
                .filter(letter -> letter.aggregateId().equals(order.toString()))
                .toList();
    }

    void confirmedAndShipped(OrderId order) {
        commands.sendAndWait(TestOrders.place(order));
        awaitVersion(LIST, order, 0);
        confirmedAndShippedOnly(order);
    }

    void confirmedAndShippedOnly(OrderId order) {
        commands.sendAndWait(TestOrders.confirm(order));
        commands.sendAndWait(TestOrders.ship(order));
    }

    /** Whatever the order becomes from this version on. */
    void refuse(OrderId order, int version) {
        sql.sql("alter table read_model.order_list add constraint no_frogs check (order_id <> '%s' or version < %s)"
                        .formatted(order, version))
                .update();
    }

    void awaitVersion(String name, OrderId order, long version) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> version(name, order) == version);
    }

    /** -1 for an order that is not shown. */
    long version(String name, OrderId order) {
        return sql.sql("select version from read_model.%s where order_id = ?".formatted(name.replace('-', '_')))
                .param(order.value())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    Operator operator() {
        return new Operator(sql);
    }
}
