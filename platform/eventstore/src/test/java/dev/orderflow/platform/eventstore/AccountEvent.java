package dev.orderflow.platform.eventstore;

import java.math.BigDecimal;
import java.util.Map;
import org.axonframework.serialization.Revision;

/** Events of another domain than this project's, for tests. */
sealed interface AccountEvent {

    String accountId();

    @Revision("2")
    record MoneyDeposited(String accountId, BigDecimal amount) implements AccountEvent {}

    @Revision("1")
    record MoneyWithdrawn(String accountId, BigDecimal amount) implements AccountEvent {}

    static EventTypeRegistry types() {
        return new EventTypeRegistry(
                AccountEvent.class,
                Map.of("MoneyDeposited", MoneyDeposited.class, "MoneyWithdrawn", MoneyWithdrawn.class));
    }
}
