package dev.orderflow.api.contract;

import static dev.orderflow.api.contract.OverHttp.BOOK;
import static dev.orderflow.api.contract.OverHttp.ORDERS;
import static dev.orderflow.api.contract.OverHttp.PEN;
import static dev.orderflow.api.contract.OverHttp.done;
import static dev.orderflow.api.contract.OverHttp.placement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A read node, and the node whose log it follows. */
@ExtendWith(OutputCaptureExtension.class)
abstract class ReadNodeSetUp extends RolesSetUp {

    static Database log;
    static Database copy;

    static ConfigurableApplicationContext writeNode;
    static ConfigurableApplicationContext readNode;

    @BeforeAll
    static void startNodes() {
        log = TestPostgres.newDatabase();
        copy = TestPostgres.newDatabase();
        writeNode = start(log, "write");
        readNode = start(copy, "read");
    }

    @AfterAll
    static void stopNodes() {
        readNode.close();
        writeNode.close();
    }

    /** Nothing that belongs to the other role is tried, at the start or at any interval since. */
    @AfterEach
    void nobodyComplains(CapturedOutput output) {
        assertThat(complaints(output)).isEmpty();
    }

    /** An order that both nodes know. */
    static String placed(String customer) {
        String order = done(clerk(writeNode).post(ORDERS, placement(customer, BOOK, PEN)))
                .header("Location");
        follow(log, copy);
        return order;
    }

    static Client clerk(ConfigurableApplicationContext node) {
        return client(node, "clerk");
    }

    static Client operator() {
        return client(readNode, "operator");
    }

    static long count(String rows) {
        return sql(copy).sql("select count(*) from " + rows).query(Long.class).single();
    }
}
