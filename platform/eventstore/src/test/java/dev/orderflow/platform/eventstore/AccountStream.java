package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.eventstore.AccountEvent.MoneyDeposited;
import java.math.BigDecimal;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events of one account, which no other test knows of. */
record AccountStream(String account) {

    AccountStream() {
        this(UUID.randomUUID().toString());
    }

    GenericDomainEventMessage<MoneyDeposited> deposited(long version) {
        return new GenericDomainEventMessage<>(
                "Account", account, version, new MoneyDeposited(account, BigDecimal.ONE));
    }

    long lastVersion(JdbcClient sql) {
        return sql.sql("select max(sequence_number) from event_store.events where aggregate_id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }
}
