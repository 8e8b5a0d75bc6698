package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.eventstore.Account.Deposit;
import dev.orderflow.platform.testing.NewDatabase;
import java.math.BigDecimal;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An application may have connections that commit nothing by themselves, which Hibernate likes. */
@SpringBootTest(
        classes = AutoConfigurationIT.Bank.class,
        properties = {"axon.update-check.disabled=true", "spring.datasource.hikari.auto-commit=false"})
@NewDatabase
class AutoCommitIT {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore log;

    @Autowired
    private JdbcClient sql;

    @Test
    void whatWasAcknowledgedIsInTheLog() {
        AccountStream stream = new AccountStream();
        log.publish(stream.deposited(0));

        commands.sendAndWait(new Deposit(stream.account(), BigDecimal.ONE));

        assertThat(stream.lastVersion(sql)).isOne();
    }
}
