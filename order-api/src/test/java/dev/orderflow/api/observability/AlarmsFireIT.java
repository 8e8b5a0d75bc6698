package dev.orderflow.api.observability;

import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the runbook is about really happens to a node, the alarm fires, and it ends when the cause has. Those that are neither here nor in
 * {@link LastingAlarmsIT} are of read nodes, or of a slice of the application, which has a test of its own.
 */
@EnabledIfSystemProperty(named = "thorough", matches = "true") // it takes some minutes
class AlarmsFireIT extends AlarmFixture {

    /** So few that nobody loses more races than a command has tries. */
    private static final int LINES_OF_A_NODE = 5;

    AlarmsFireIT() {
        super(
                "orderflow.operations.stall-timeout=2s",
                "orderflow.projections.failed-batch-pause=1s",
                "orderflow.projections.dead-letter-limit=1",
                "orderflow.web.limits.commands=2");
    }

    @Test
    void aProcessorIsPaused() {
        operator.pause(LIST);

        alarm("ProcessorPaused");

        operator.resume(LIST);
        awaitQuiet("ProcessorPaused");
    }

    @Test
    void somebodyLocksAReadModel() throws SQLException {
        try (Connection other = locked("lock table read_model.order_list")) {
            place();

            alarm("ProcessorStalled");
            alarm("ProcessorLags");

            other.rollback();
        }
        awaitQuiet("ProcessorStalled", "ProcessorLags");
    }

    @Test
    void aTableRefusesARow() {
        OrderId order = TestOrders.newId();
        execute("alter table read_model.order_list add constraint no_frogs check (order_id <> '%s')".formatted(order));
        place(order);

        alarm("DeadLetters");
        alarm("DeadLettersNearTheirLimit");

        execute("alter table read_model.order_list drop constraint no_frogs");
        execute("delete from read_model.dead_letters");
        awaitQuiet("DeadLetters", "DeadLettersNearTheirLimit");
    }

    @Test
    void aTriggerOfTheLogIsDisabled() {
        execute("alter table event_store.events disable trigger facts_stay");

        alarm("LogInconsistent");

        execute("alter table event_store.events enable trigger facts_stay");
        awaitQuiet("LogInconsistent");
    }

    @Test
    void anAppendDoesNotEnd() throws SQLException {
        try (Connection other = locked(OF_A_NEWER_VERSION)) {
            place();

            alarm("ReadersHeldUp");

            other.rollback();
        }
        awaitQuiet("ReadersHeldUp");
    }

    @Test
    void theRoleLosesARight() {
        execute("revoke insert on event_store.events from " + name());

        alarmWhile(this::send, "StoreFails");
        alarmWhile(this::send, "CommandsFail");

        execute("grant insert on event_store.events to " + name());
        awaitQuiet("StoreFails", "CommandsFail");
    }

    @Test
    void moreCommandsComeThanANodeWorksOn() throws SQLException {
        try (Connection other = locked("lock table event_store.events")) {
            alarmWhile(this::send, "Overloaded");
            other.rollback();
        }
        awaitQuiet("Overloaded", "CommandsFail");
    }

    /** Within a node, commands on an order wait for each other. */
    @Test
    void twoNodesContendForOrders() {
        try (ConfigurableApplicationContext other = startNode()) {
            alarmWhile(() -> contend(other), "ConflictsRising");
        }
        awaitQuiet("ConflictsRising");
    }

    @Test
    void theDatabaseAcceptsNoWrites() {
        fromElsewhere("alter database %s set default_transaction_read_only = on".formatted(name()));

        alarm("StoreReadOnly");
        alarm("SegmentsUnclaimed"); // no node can renew a claim

        fromElsewhere("alter database %s reset default_transaction_read_only".formatted(name()));
        awaitQuiet("StoreReadOnly", "SegmentsUnclaimed");
    }

    @Test
    void theDatabaseIsOutOfReach() {
        fromElsewhere("alter database %s allow_connections false".formatted(name()));
        fromElsewhere("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where backend_type = 'client backend' and datname = '%s'".formatted(name()));

        alarm("StoreUnreachable");

        fromElsewhere("alter database %s allow_connections true".formatted(name()));
        awaitQuiet("StoreUnreachable");
    }

    @Test
    void aReplayDoesNotEnd() throws SQLException {
        try (Connection report = locked("lock table read_model.order_list in access share mode")) {
            operator.beginReplay(LIST);

            alarm("ReplayTakesLong");

            report.rollback();
        }
        operator.awaitReplay(LIST);
        awaitQuiet("ReplayTakesLong");
    }

    private void contend(ConfigurableApplicationContext other) {
        OrderId order = TestOrders.newId();
        place(order);
        CompletableFuture<?> elsewhere = CompletableFuture.runAsync(() -> addLines(other, order, "ink-"));
        addLines(node(), order, "paper-");
        elsewhere.join();
    }

    private static void addLines(ConfigurableApplicationContext node, OrderId order, String sku) {
        CommandGateway commands = node.getBean(CommandGateway.class);
        for (int line = 0; line < LINES_OF_A_NODE; line++) {
            commands.sendAndWait(TestOrders.addLine(order, sku + line));
        }
    }
}
